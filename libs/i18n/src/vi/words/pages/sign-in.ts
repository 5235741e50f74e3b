/** Signing in and out, and what the gateway says on pages of its own. */
export const signIn = {
  'signIn.title': 'Đăng nhập',
  'signIn.choose': 'Chọn tài khoản để vào Bốn Tốt.',
  'signIn.accounts': 'Tài khoản thử',
  'signIn.development':
    'Trang này chỉ có khi phát triển: tài khoản không có mật khẩu, dữ liệu là dữ liệu mẫu. Khi dùng thật, mỗi tỉnh đăng nhập bằng hệ thống của mình.',
  'signIn.language': 'Ngôn ngữ',
  'signIn.failed': 'Chưa đăng nhập được',
  'signIn.again': 'Đăng nhập lại',
  'signIn.outdated': 'Lần đăng nhập này không còn hiệu lực. Mở lại Bốn Tốt rồi đăng nhập.',
  'signIn.open': 'Mở Bốn Tốt',
  'signIn.out': 'Đăng xuất',
  'signIn.outText':
    'Đồng chí đã ra khỏi Bốn Tốt trên máy này. Kết thúc cả phiên ở hệ thống đăng nhập thì lần sau sẽ chọn lại tài khoản.',
  'signIn.outKeep': 'Giữ phiên này',
  'signIn.outDone': 'Đã đăng xuất',
  'signIn.outDoneText': 'Phiên đăng nhập trên máy này đã kết thúc.',
  'signIn.noPages': 'Chưa có trang web',
  'signIn.noPagesText':
    'Cổng đang chạy, nhưng chưa có tệp của các trang. Người quản trị kỹ thuật chạy «node tools/build.mjs» rồi mở lại.',
};
