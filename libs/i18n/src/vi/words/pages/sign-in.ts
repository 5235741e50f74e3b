/** Signing in and out. */
export const signIn = {
  'signIn.title': 'Đăng nhập',
};
