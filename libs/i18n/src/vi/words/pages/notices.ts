/** The inbox. */
export const notices = {
  'notices.title': 'Thông báo',
  'notices.unreadCount': '{n, plural, other {# thông báo chưa đọc}}',
  'notices.allRead': 'Đồng chí đã đọc hết.',
  'notices.show': 'Hiện',
  'notices.show.all': 'Tất cả',
  'notices.show.unread': 'Chưa đọc',
  'notices.list': 'Danh sách thông báo',
  'notices.unreadMark': 'Chưa đọc',
  'notices.open': 'Xem lúc đó: {cell}',
  'notices.markRead': 'Đánh dấu đã đọc',
  'notices.markUnread': 'Đánh dấu chưa đọc',
  'notices.readAll': 'Đã đọc tất cả',
  'notices.didRead': 'Đã đánh dấu đã đọc.',
  'notices.didReadAll': '{n, plural, other {Đã đánh dấu # thông báo là đã đọc.}}',
  'notices.change': '{from} → {to}',
  'notices.empty': 'Chưa có thông báo',
  'notices.emptyWhy':
    'Khi triển vọng của một chi bộ đồng chí theo dõi thay đổi, tin sẽ hiện ở đây, mỗi chi bộ mỗi ngày một tin.',
  'notices.noUnread': 'Không còn thông báo chưa đọc',
  'notices.noUnreadWhy': 'Thông báo đã đọc nằm ở mục «Tất cả», được giữ 90 ngày.',
  'notices.new': '{n, plural, other {# thông báo mới, cập nhật}}',
};
