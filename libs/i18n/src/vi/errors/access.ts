/** Who asks, and whether they may. */
export const access = {
  UNAUTHENTICATED: 'Cần đăng nhập, nhưng yêu cầu không kèm mã truy cập. Đăng nhập rồi thử lại.',
  TOKEN_NOT_VALID: 'Cần mã truy cập của hệ thống này, nhưng mã gửi đến không dùng được. Đăng nhập lại.',
  TOKEN_EXPIRED: 'Phiên đăng nhập đã hết hạn. Đăng nhập lại rồi tiếp tục.',
  IDENTITY_NOT_VALID: 'Dịch vụ chỉ nhận danh tính do cổng vừa ký, nhưng danh tính gửi đến không hợp lệ. Gọi qua cổng.',
  ACCOUNT_UNKNOWN:
    'Tài khoản này chưa được khai báo ở đây. Đề nghị người quản trị giao nhiệm vụ hoặc lập hợp đồng gửi dữ liệu.',
  CLIENT_UNKNOWN:
    'Cần một ứng dụng được phép thay mặt tài khoản, nhưng ứng dụng này không có trong danh sách. Kiểm tra tên và khóa bí mật.',
  FORBIDDEN: 'Nhiệm vụ được giao không cho phép việc này ở đây ({action}). Nếu cần, đề nghị cấp trên giao quyền.',
  CLOCK_NOT_VALID: 'x-clock phải là một thời điểm theo ISO 8601. Sửa rồi gửi lại.',
  TOO_MANY_REQUESTS: 'Đã gửi quá nhiều yêu cầu trong một phút. Thử lại sau {retryAfter} giây.',
  BOOTSTRAP_USED: 'Đường dẫn một lần này đã được dùng hoặc không còn hiệu lực. Đăng nhập bằng tài khoản đã lập.',
  SIGN_IN_NEEDED: 'Cần đăng nhập để xem trang này. Đăng nhập rồi tiếp tục.',
  SIGN_IN_OUTDATED: 'Lần đăng nhập này đã quá lâu hoặc được mở ở trình duyệt khác. Đăng nhập lại.',
  SIGN_IN_REFUSED:
    'Hệ thống đăng nhập không xác nhận lần đăng nhập này. Đăng nhập lại; nếu vẫn vậy, báo người quản trị kỹ thuật.',
  SESSIONS_UNAVAILABLE: 'Nơi giữ phiên đăng nhập chưa trả lời. Chưa có gì bị mất; thử lại sau một phút.',
  ORIGIN_FOREIGN:
    'Thay đổi phải được gửi từ trang của hệ thống này, nhưng đã đến từ trang khác. Mở lại trang rồi làm lại.',
};
