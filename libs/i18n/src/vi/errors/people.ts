/** Members' life, transfers, candidates, training, classification and invitations. */
export const people = {
  MEMBER_ERASED: 'Thông tin của người này đã được xóa theo yêu cầu. Không thể thay đổi hồ sơ nữa.',
  STAY_LENGTH:
    'Sinh hoạt tạm thời từ 3 tháng đến dưới 1 năm, đi học từ 3 tháng đến 2 năm; đã nhận {from} đến {to}. Sửa ngày.',
  STAY_IN_OWN_CELL: 'Đảng viên đã thuộc chi bộ {cellId}. Chọn chi bộ khác để sinh hoạt tạm thời.',
  LEAVE_NONE: 'Đảng viên chưa rời chi bộ nên không có gì để hủy. Tải lại hồ sơ.',
  ERASURE_EARLY: 'Chỉ xóa thông tin của người đã rời chi bộ. Ghi việc rời chi bộ trước.',
  ERASURE_NOT_CONFIRMED: 'Để xóa, phải gõ đúng họ tên đang hiển thị. Gõ lại rồi gửi.',
  MEMBER_DUPLICATE:
    'Hồ sơ này đã đóng vì trùng với hồ sơ khác của cùng một người. Mở hồ sơ được giữ lại để làm việc này.',
  DUPLICATE_UNKNOWN: 'Hồ sơ này chưa từng được đóng vì trùng. Tải lại trang rồi chọn lại.',
  DUPLICATE_UNDER_WAY: 'Việc gộp hoặc tách hai hồ sơ này còn đang được ghi. Chờ ít phút rồi thử lại.',
  DUPLICATE_CHANGED: 'Một trong hai hồ sơ vừa được sửa. So lại hai hồ sơ rồi xác nhận.',
  DUPLICATE_CHANGED_SINCE:
    'Từ khi gộp, một trong hai hồ sơ hoặc chức vụ, tài khoản đã thay đổi nên không tách lại được nữa. Sửa trên hồ sơ được giữ lại.',
  DUPLICATE_KEEPS_OTHERS: 'Hồ sơ này đang giữ thay cho một hồ sơ trùng khác. Chọn giữ lại chính hồ sơ này.',
  DUPLICATE_KEPT_LEFT:
    'Hồ sơ chọn giữ lại đã rời chi bộ ngày {leftCellOn}, hồ sơ kia thì chưa. Chọn giữ lại hồ sơ kia.',
  DUPLICATE_TRANSFER_OPEN:
    'Hồ sơ sẽ đóng còn một hồ sơ chuyển sinh hoạt chưa xong. Tiếp nhận hoặc hủy trước, hoặc giữ lại hồ sơ này.',
  DUPLICATE_CANDIDATE_OPEN:
    'Hồ sơ sẽ đóng còn bước kết nạp hoặc dự bị chưa xong. Làm xong các bước trước, hoặc giữ lại hồ sơ này.',
  DUPLICATE_POST:
    'Hồ sơ sẽ đóng đang lãnh đạo chi bộ {unitId}, hồ sơ giữ lại không giữ được chức vụ đó. Kết thúc chức vụ trước, hoặc giữ lại hồ sơ này.',
  DUPLICATE_ACCOUNTS: 'Cả hai hồ sơ đều đã nối với tài khoản. Hủy nối của một hồ sơ trước rồi xác nhận lại.',
  POST_NOT_LONGER: 'Nhiệm kỳ mới phải dài hơn nhiệm kỳ hiện tại (đến {until}). Chọn ngày muộn hơn.',
  TRANSFER_UNKNOWN: 'Không có hồ sơ chuyển sinh hoạt này. Mở lại danh sách rồi chọn lại.',
  TRANSFER_EXISTS: 'Mã hồ sơ {transferId} đã dùng với nội dung khác. Mở lại danh sách.',
  TRANSFER_OVER: 'Hồ sơ chuyển đã được tiếp nhận hoặc đã hủy. Tải lại danh sách.',
  TRANSFER_OPEN: 'Đảng viên đang có hồ sơ chuyển chưa xong. Tiếp nhận hoặc hủy hồ sơ đó trước.',
  TRANSFER_TARGET: 'Cần đúng một nơi đến, khác chi bộ hiện nay: một chi bộ ở đây hoặc tên nơi ngoài tỉnh. Chọn lại.',
  TRANSFER_UNTIL: 'Chuyển tạm thời phải có ngày kết thúc, chuyển chính thức thì không. Sửa rồi gửi lại.',
  TRANSFER_PERSON_MOVED: 'Đảng viên không còn ở chi bộ nơi đi. Hủy hồ sơ này và kiểm tra lý lịch.',
  TRANSFER_LATE: 'Thời hạn sinh hoạt tạm thời đã hết ngày {until}, không tiếp nhận ngày {on} được nữa. Hủy hồ sơ.',
  DATE_OUT_OF_ORDER: 'Ngày {on} phải từ ngày {from} trở đi. Sửa ngày.',
  DATE_AHEAD: 'Ngày {on} chưa đến, hôm nay là {today}. Ghi khi việc đã diễn ra.',
  CANDIDATE_UNKNOWN: 'Không có quần chúng ưu tú này. Mở lại danh sách rồi chọn lại.',
  CANDIDATE_EXISTS: 'Mã {candidateId} đã dùng cho người khác. Mở lại danh sách.',
  CANDIDATE_OTHER_STEP: 'Hồ sơ đang ở bước khác nên chưa làm được việc này. Tải lại để xem bước hiện tại.',
  CANDIDATE_ANNULLED: 'Việc giới thiệu hoặc quyết định đã bị hủy ngày {on}. Giới thiệu lại nếu cần.',
  HELPERS_TWO: 'Cần đúng hai đảng viên giúp đỡ. Chọn hai người khác nhau.',
  HELPER_NOT_FULL: 'Người giúp đỡ phải là đảng viên chính thức của chi bộ. Chọn người khác.',
  VOTES_EXCEED_BASE: 'Số phiếu {votes} nhiều hơn số đảng viên phải bỏ phiếu {base}. Kiểm tra lại số phiếu.',
  NO_VOTERS: 'Ngày {on} chi bộ không có đảng viên chính thức phải bỏ phiếu. Kiểm tra ngày và danh sách.',
  PROBATION_NOT_OVER: 'Thời gian dự bị đến ngày {until}, chưa xét công nhận chính thức ngày {on} được. Chọn ngày sau.',
  DECISION_REASON_MISSING: 'Quyết định khác đề nghị thì phải ghi lý do. Ghi lý do rồi gửi lại.',
  UNTIL_MISSING: 'Kéo dài thời gian dự bị phải có ngày kết thúc sau ngày {on}. Chọn ngày.',
  NO_LEADER: 'Người này không giữ chức vụ bí thư, phó bí thư hay cấp ủy viên trong năm {year}. Chọn người khác.',
  CERTIFICATE_OF_OTHER_YEAR: 'Giấy chứng nhận phải cấp trong năm {year}, đã nhận ngày {on}. Chọn đúng năm.',
  CERTIFICATE_NONE: 'Năm {year} chưa có giấy chứng nhận nào để thu hồi. Tải lại danh sách.',
  MEMBER_TOO_NEW: 'Kết nạp ngày {admittedOn}, chưa đủ 6 tháng nên chưa xếp loại. Bỏ qua người này.',
  VOTE_OUT_OF_YEAR: 'Xếp loại năm {year} từ {from} đến {to}, đã nhận {on}. Sửa ngày.',
  CLASSIFICATION_NONE: 'Chi bộ chưa đề nghị xếp loại người này. Đợi chi bộ bỏ phiếu.',
  CLASSIFICATION_DECIDED: 'Cấp trên đã quyết định ngày {on}. Không bỏ phiếu lại được; đề nghị cấp trên xem lại.',
  INVITATION_NOT_VALID: 'Mã mời không đúng, đã dùng, đã thu hồi hoặc hết hạn. Xin mã mới ở bí thư chi bộ.',
  ACCOUNT_TAKEN:
    'Tài khoản này đã gắn với người khác. Đăng nhập bằng tài khoản của mình, hoặc đề nghị thu hồi liên kết cũ.',
};
