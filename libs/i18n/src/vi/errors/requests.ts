/** Requests that cannot be read. */
export const requests = {
  VALIDATION: 'Yêu cầu có trường chưa đúng; danh sách ở «errors» cho biết cần gì. Sửa từng trường rồi gửi lại.',
  REQUEST_NOT_VALID: 'Yêu cầu không đúng dạng. Xem mô tả giao diện rồi gửi lại.',
  BODY_INVALID: 'Nội dung không khớp mô tả của sự kiện ({field}). Xem mô tả rồi gửi lại.',
  BODY_TOO_DEEP: 'Nội dung lồng nhau quá nhiều tầng. Rút gọn rồi gửi lại.',
  BODY_LENGTH_WRONG: 'Nội dung không dài như content-length đã ghi. Gửi lại trọn vẹn.',
  CONTENT_TYPE_UNKNOWN: 'Cần content-type: application/json, nhưng nhận được loại khác. Đổi loại nội dung rồi gửi lại.',
  URL_NOT_VALID: 'Địa chỉ chứa ký tự mã hóa không phải UTF-8. Sửa địa chỉ rồi thử lại.',
  URL_TOO_LONG: 'Một phần của địa chỉ quá dài. Rút ngắn rồi thử lại.',
  ROUTE_UNKNOWN: 'Không có địa chỉ này. Kiểm tra đường dẫn rồi thử lại.',
  METHOD_UNKNOWN: 'Địa chỉ này không nhận phương thức đó. Xem mô tả giao diện rồi thử lại.',
  IDEMPOTENCY_KEY_REUSED: 'Idempotency-Key này đã dùng cho nội dung khác. Dùng khóa mới cho dữ kiện mới.',
};
