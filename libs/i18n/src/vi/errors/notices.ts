/** The inbox. */
export const notices = {
  NOTICE_UNKNOWN:
    'Không có thông báo {noticeId}, hoặc đồng chí không còn được xem chi bộ đó. Mở lại danh sách thông báo.',
};
