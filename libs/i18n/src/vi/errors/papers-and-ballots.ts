/** Papers as files, and secret ballots. */
export const papersAndBallots = {
  PAPER_TOO_LARGE: 'Tệp tối đa {limit} byte, nhưng tệp này có {size} byte. Giảm dung lượng hoặc chia nhỏ rồi tải lại.',
  PAPER_TYPE_UNKNOWN:
    'Chỉ nhận PDF, DOCX, JPEG, PNG và WebP, tên tệp phải khớp nội dung; «{name}» có nội dung là {got}. Chọn đúng tệp rồi tải lại.',
  PAPER_ALTERED: 'Tệp nhận được khác tệp đã báo trước (mã băm không khớp). Tải lại tệp từ đầu.',
  PAPER_INCOMPLETE: 'Tệp còn thiếu {missing} phần. Gửi các phần còn thiếu rồi kết thúc lại.',
  PAPER_PART_WRONG: 'Phần {part} phải có {expected} byte, nhưng nhận được {got}. Gửi lại phần này.',
  UPLOAD_UNKNOWN: 'Không có lần tải lên này, hoặc đã quá một ngày chưa xong. Bắt đầu tải lại từ đầu.',
  PAPER_GONE: 'Tệp này không còn được giữ vì đã lâu không dùng đến. Gửi lại tệp rồi đính kèm.',
  FILE_UNKNOWN: 'Ở đây không có tệp này. Tải lại trang rồi mở lại tài liệu.',
  BALLOT_UNKNOWN: 'Chưa có cuộc bỏ phiếu kín này. Đợi vài giây rồi tải lại buổi họp.',
  BALLOT_CLOSED: 'Cuộc bỏ phiếu kín đã kết thúc, không nhận thêm phiếu. Xem kết quả trong buổi họp.',
  BALLOT_TOKEN_TAKEN: 'Đồng chí đã nhận phiếu trên một thiết bị khác. Bỏ phiếu bằng thiết bị đó.',
  BALLOT_TOKEN_INVALID: 'Lá phiếu không hợp lệ cho cuộc bỏ phiếu này. Tải lại trang rồi bỏ phiếu lại.',
  BALLOT_CAST_OTHERWISE: 'Lá phiếu này đã được bỏ với lựa chọn khác và không đổi được nữa.',
};
