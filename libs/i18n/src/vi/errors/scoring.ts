/** Evidence, cards, verdicts, exemptions, sets. */
export const scoring = {
  SENDER_UNKNOWN: 'Nguồn gửi {got} chưa có hợp đồng gửi dữ liệu. Đề nghị ban tổ chức lập hợp đồng.',
  MEASURE_OUTSIDE_CONTRACT:
    'Hợp đồng của nguồn gửi không có chỉ số đo {got}. Xin bổ sung hợp đồng hoặc bỏ dữ kiện này.',
  CELL_OUTSIDE_CONTRACT:
    'Hợp đồng của nguồn gửi không gồm tổ chức này ({got}). Kiểm tra cellId hoặc xin bổ sung hợp đồng.',
  MEASURE_NOT_BY_HAND:
    'Chức trách hiện nay không nhập tay được nội dung này ({got}): số liệu do trang riêng, cấp ủy cấp trên hoặc ủy ban kiểm tra ghi nhận.',
  SOURCE_KEPT_ELSEWHERE:
    'Bản ghi này ({got}) được lưu ở trang riêng và chỉ sửa tại đó. Nếu là việc mới, hãy đặt mã tham chiếu khác.',
  CELL_OUTSIDE_POSTS: 'Nhiệm vụ được giao không gồm tổ chức này ({got}). Kiểm tra cellId.',
  REVISION_CONFLICT:
    'Số bản này đã được gửi với nội dung khác; bản đầu giữ nguyên, bản này để riêng. Gửi lại với số bản lớn hơn.',
  FACT_UNKNOWN: 'Không có dữ kiện này ({measure}, {source}). Kiểm tra chỉ số đo và nguồn.',
  FACT_REVISED: 'Dữ kiện đã có bản {expected}, ý kiến này nói về bản {got}. Xem bản mới rồi cho ý kiến lại.',
  UNIT_HAS_NO_CARD:
    'Tổ chức này không được chấm điểm nên không nhận dữ kiện. Gửi cho chi bộ hoặc cấp ủy có phiếu điểm.',
  CARD_CONTESTED: 'Phiếu điểm {card} đang được một tiến trình khác ghi. Hệ thống tự thử lại.',
  CARD_NOT_STORED: 'Cơ sở dữ liệu từ chối ghi phiếu điểm. Báo người quản trị kỹ thuật.',
  EXEMPTION_UNKNOWN: 'Không có đề nghị «không áp dụng» này. Kiểm tra mã rồi thử lại.',
  EXEMPTION_EXISTS: 'Chỉ tiêu này đã có đề nghị «không áp dụng» ({state}). Xem đề nghị đang có.',
  EXEMPTION_STATE: 'Việc này chỉ làm được khi đề nghị ở trạng thái {expected}, hiện là {got}. Tải lại rồi xem.',
  SET_UNKNOWN: 'Không có bộ tiêu chí {set} phiên bản {version}. Kiểm tra rồi thử lại.',
  SET_VERSION_TAKEN: 'Phiên bản này của bộ tiêu chí đã có với nội dung khác. Lưu thành phiên bản mới.',
  SET_OF_OTHER_SUBJECT: 'Bộ tiêu chí dành cho {expected}, không phải {got}. Chọn bộ khác.',
  SET_FROZEN: 'Bộ tiêu chí của kỳ {period} đã chốt. Thay đổi áp dụng cho kỳ sau; hiện có thể tính thử.',
  CRITERIA_SET_SHAPE: 'Bộ tiêu chí không đúng cấu trúc. Xem «errors» rồi sửa.',
  CRITERIA_SET_INVALID: 'Bộ tiêu chí đúng cấu trúc nhưng còn lỗi nội dung. Xem danh sách lỗi rồi sửa từng lỗi.',
  CRITERIA_SET_UNREADABLE: 'Bộ tiêu chí {set} đã lưu không đọc được. Báo người quản trị kỹ thuật.',
  CRITERIA_SET_NOT_LOADED: 'Bộ tiêu chí {set} chưa được nạp. Hệ thống tự thử lại.',
};
