/** Pledges, initiatives, models, registrations and campaigns. */
export const pledges = {
  PLEDGE_UNKNOWN: 'Không có bản cam kết này. Đồng chí mở lại danh sách và chọn.',
  PLEDGE_OTHER_STATE:
    'Bản cam kết đang ở trạng thái không làm được việc này ({state}). Tải lại trang để xem có thể làm gì.',
  PLEDGE_TARGETS_COUNT: 'Cần từ {min} đến {max} nội dung đo được, hiện có {got}. Thêm hoặc bớt rồi gửi lại.',
  PLEDGE_DEEDS_COUNT: 'Tối đa {max} việc làm theo Bác, hiện có {got}. Bớt rồi gửi lại.',
  PLEDGE_ITEM_TWICE: 'Hai nội dung có cùng một mã. Xóa một nội dung rồi gửi lại.',
  PLEDGE_NOT_YOURS: 'Chỉ chính đảng viên làm được việc này. Nhờ bí thư nhập giúp nếu đảng viên không có điện thoại.',
  PLEDGE_REPORT_ITEMS: 'Mỗi nội dung cần báo cáo đúng một lần. Tải lại bản cam kết và điền các nội dung còn thiếu.',
  PLEDGE_REPORT_EARLY: 'Báo cáo cuối năm được gửi từ ngày {from}. Trước đó hãy gửi báo cáo giữa năm.',
  PLEDGE_HELPED_UNKNOWN: 'Không còn nội dung nào chờ đồng chí xác nhận. Tải lại trang.',
  PLEDGE_AMENDMENT_NONE: 'Không có điều chỉnh nào đang chờ. Tải lại trang.',
  PLEDGE_WITHDRAWAL_NONE: 'Không có đề nghị rút cam kết nào đang chờ. Tải lại trang.',
  PLEDGE_GROUND_NOT_MET:
    'Chỉ rút cam kết khi được miễn sinh hoạt, chuyển đi hoặc từ trần, và danh sách đảng viên chưa ghi như vậy. Cập nhật danh sách trước.',
  PLEDGE_COMMENT_GIVEN: 'Đồng chí đã có ý kiến về nhận xét này một lần. Trao đổi thêm với bí thư.',
  PLEDGE_NOTHING_BEFORE: 'Năm {year} không có nội dung để chuyển sang. Viết cam kết mới.',
  PLEDGE_YEAR: 'Cam kết được viết cho năm nay, hoặc cho năm sau từ tháng 12. Chọn năm khác.',
  PLEDGE_GRADE: 'Mức đánh giá là số nguyên từ 0 đến 4. Chọn lại.',
  PLEDGE_CONFLICT_UNKNOWN: 'Hai nội dung khác nhau này đã được giải quyết. Tải lại trang.',
  INITIATIVE_UNKNOWN: 'Không có sáng kiến này. Mở lại danh sách và chọn.',
  INITIATIVE_OTHER_STATE: 'Sáng kiến đang ở trạng thái không làm được việc này ({state}). Tải lại trang.',
  INITIATIVE_NOT_YOURS: 'Chỉ tác giả làm được việc này. Liên hệ tác giả của sáng kiến.',
  INITIATIVE_AUTHORS:
    'Một sáng kiến có từ 1 đến 20 tác giả, mỗi người một lần, trong đó có người viết. Chọn lại tác giả.',
  DECISION_OUT_OF_RANGE: 'Ngày quyết định phải từ {from} đến {to}, và nhận được {decidedOn}. Sửa lại ngày.',
  MODEL_UNKNOWN: 'Không có mô hình này. Mở lại danh sách và chọn.',
  MODEL_EXISTS: 'Mã này thuộc một mô hình khác. Tạo mô hình mới.',
  MODEL_OTHER_STATE: 'Mô hình đang ở trạng thái không làm được việc này ({state}). Tải lại trang.',
  REGISTRATION_UNKNOWN: 'Tổ chức chưa viết đăng ký năm {year}. Viết bản đăng ký trước.',
  REGISTRATION_CHANGED:
    'Người khác đã thay đổi bản đăng ký sau khi bạn mở. Nội dung bạn viết vẫn còn: xem bản hiện có rồi lưu lại.',
  REGISTRATION_OTHER_STATE: 'Bản đăng ký đang ở trạng thái không làm được việc này ({state}). Tải lại trang.',
  REGISTRATION_TARGETS: 'Bản đăng ký cần ít nhất một chỉ tiêu. Viết chỉ tiêu rồi gửi lại.',
  COMPACT_DIFFERS: 'Nội dung giao ước đã thay đổi sau khi mở trang. Tải lại, đọc rồi xác nhận.',
  CAMPAIGN_DATES:
    'Các ngày của đợt phải theo thứ tự: đăng ký, giữa năm, cuối năm, nhận xét, và nằm trong năm. Sửa lại ngày.',
};
