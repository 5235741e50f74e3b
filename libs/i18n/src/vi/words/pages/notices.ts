/** The inbox. */
export const notices = {
  'notices.title': 'Thông báo',
};
