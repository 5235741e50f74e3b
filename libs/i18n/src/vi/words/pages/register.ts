/** Hand entry of evidence and verdicts. */
export const register = {
  'register.title': 'Sổ minh chứng',
};
