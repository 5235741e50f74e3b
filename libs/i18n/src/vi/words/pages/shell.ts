/** The frame of all pages: navigation, session, themes, errors, empty states. */
export const shell = {
  'shell.retry': 'Thử lại',
};
