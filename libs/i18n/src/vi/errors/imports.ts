/** Files that come in: what cannot be read of them, and what is wrong with a row. */
export const imports = {
  IMPORT_UNKNOWN: 'Không có lần nhập tệp này. Mở danh sách các lần nhập rồi chọn lại.',
  IMPORT_NOT_READY:
    'Lần nhập tệp đang ở bước khác ({phase}), chưa làm được việc này. Tải lại trang để xem bước hiện tại.',
  IMPORT_NOTHING_TO_WRITE: 'Tệp không có gì mới để ghi. Không cần làm gì thêm.',
  IMPORT_UNDO_TOO_LATE: 'Chỉ hoàn tác được trong 30 ngày sau khi nhập. Sửa từng hồ sơ thay cho hoàn tác.',
  IMPORT_UNDO_UNIT: 'Tổ chức đã lập thì chỉ kết thúc bằng quyết định. Kết thúc ở trang sơ đồ tổ chức nếu lập nhầm.',
  IMPORT_CHANGED_SINCE: 'Hồ sơ đã được người khác sửa sau đó nên giữ nguyên. Mở hồ sơ để xem và sửa tay.',
  IMPORT_FILE_TOO_LARGE: 'Tệp tối đa {limit} byte, nhưng tệp này có {size} byte. Chia thành nhiều tệp rồi gửi lại.',
  IMPORT_FILE_EMPTY: 'Tệp trống. Kiểm tra tệp rồi gửi lại.',
  IMPORT_FILE_UNKNOWN:
    'Cần tệp Excel (.xlsx) hoặc CSV, nhưng đây là tệp loại khác ({got}). Lưu lại thành .xlsx rồi gửi.',
  IMPORT_FILE_OLD: 'Đây là tệp Excel đời cũ (.xls). Mở bằng Excel, chọn «Lưu thành» .xlsx rồi gửi lại.',
  IMPORT_FILE_LOCKED: 'Tệp được bảo vệ bằng mật khẩu. Bỏ mật khẩu rồi gửi lại.',
  IMPORT_FILE_MACROS: 'Tệp có macro nên không nhận. Lưu lại thành .xlsx (không macro) rồi gửi.',
  IMPORT_FILE_BURSTS: 'Tệp giải nén ra quá lớn so với một danh sách. Xóa các dòng, cột trống có định dạng rồi gửi lại.',
  IMPORT_FILE_DAMAGED: 'Không đọc được tệp vì tệp hỏng. Mở bằng Excel, lưu lại rồi gửi.',
  IMPORT_ENCODING_UNKNOWN:
    'Chữ trong tệp không theo bảng mã nhận được (UTF-8, UTF-16, windows-1258); có thể là phông TCVN3 hoặc VNI. Chuyển sang Unicode rồi gửi lại.',
  IMPORT_TOO_MANY_SHEETS: 'Tệp có {got} trang tính, tối đa {limit}. Chia thành nhiều tệp rồi gửi lại.',
  IMPORT_TOO_MANY_ROWS: 'Tệp có hơn {limit} dòng. Chia thành nhiều tệp rồi gửi lại.',
  IMPORT_NO_SHEET: 'Chưa chọn trang tính nào để nhập. Chọn ít nhất một.',
  IMPORT_SHEET_TWICE: 'Một trang tính chỉ khai một lần. Bỏ lần thừa rồi gửi lại.',
  IMPORT_SHEET_UNKNOWN: 'Tệp không có trang tính số {sheet}. Tải lại trang rồi chọn lại.',
  IMPORT_COLUMNS_WRONG:
    'Trang «{sheet}»: mỗi cột cần một ý nghĩa riêng, hợp với loại danh sách. Sửa phần ghép cột rồi thử lại.',
  IMPORT_FIELDS_MISSING: 'Trang «{sheet}» còn thiếu cột bắt buộc. Chỉ ra cột đó rồi thử lại.',
  IMPORT_DAY_AHEAD:
    'Danh sách phải tính đến hôm nay ({today}) hoặc trước đó, nhưng ngày chọn là {asOf}. Chọn lại ngày.',
  IMPORT_DATE_UNREADABLE: '«{got}» không đọc được thành ngày. Viết ngày/tháng/năm.',
  IMPORT_DATE_MISSING: 'Ngày {got} không có trong lịch. Sửa lại ngày.',
  IMPORT_DATE_WITHOUT_DAY: '«{got}» thiếu ngày hoặc tháng. Viết đủ ngày/tháng/năm.',
  IMPORT_DATE_UNLIKELY: 'Ngày {got} quá xa so với hiện nay. Kiểm tra lại năm.',
  IMPORT_BIRTH_UNLIKELY: 'Sinh năm {got} thì không thể là đảng viên (từ 18 đến 120 tuổi). Kiểm tra lại.',
  IMPORT_FULL_BEFORE_ADMITTED: 'Ngày chính thức trước ngày vào Đảng. Kiểm tra lại hai ngày.',
  IMPORT_NAME_MISSING: 'Dòng này chưa có tên. Ghi tên hoặc bỏ dòng.',
  IMPORT_NAME_UNLIKELY: '«{got}» không giống tên người. Kiểm tra lại cột họ và tên.',
  IMPORT_ID_UNREADABLE: '«{got}» không phải mã đảng viên của hệ thống (26 ký tự). Để trống hoặc sửa lại.',
  IMPORT_CARD_UNREADABLE: '«{got}» không phải số thẻ đảng viên (4–20 chữ số, chữ cái). Kiểm tra lại.',
  IMPORT_CARD_ELSEWHERE:
    'Số thẻ {got} thuộc đảng viên ở nơi khác. Làm thủ tục chuyển sinh hoạt, hoặc kiểm tra lại số thẻ.',
  IMPORT_KIND_UNKNOWN: 'Cần «chính thức» hoặc «dự bị», nhưng ghi «{got}». Sửa lại.',
  IMPORT_EXEMPT_UNREADABLE: '«{got}» không rõ có miễn sinh hoạt hay không. Ghi «x», «không» hoặc ngày bắt đầu.',
  IMPORT_PHONE_UNREADABLE: '«{got}» không phải số điện thoại. Sửa lại hoặc để trống.',
  IMPORT_MAIL_UNREADABLE: '«{got}» không phải địa chỉ thư điện tử. Sửa lại hoặc để trống.',
  IMPORT_UNIT_MISSING: 'Dòng này không ghi thuộc tổ chức nào. Thêm cột chi bộ, hoặc chọn chi bộ cho cả trang tính.',
  IMPORT_UNIT_UNKNOWN: 'Không thấy «{got}» trong các tổ chức bên dưới. Kiểm tra tên hoặc ghi mã tổ chức.',
  IMPORT_UNIT_AMBIGUOUS: 'Có nhiều tổ chức tên «{got}»: {unitIds}. Ghi mã tổ chức thay cho tên.',
  IMPORT_UNIT_CLOSED: '«{got}» đã kết thúc hoạt động ngày {validTo}. Ghi tổ chức đang hoạt động.',
  IMPORT_UNIT_ID_UNREADABLE:
    '«{got}» không phải mã tổ chức (bắt đầu bằng chữ hoa hoặc số, chỉ gồm chữ, số, dấu - và _, tối đa 64 ký tự). Sửa lại.',
  IMPORT_UNIT_DIFFERS:
    'Tệp ghi «{got}», hệ thống đang có «{known}». Thay đổi tổ chức cần có quyết định: làm ở trang sơ đồ tổ chức.',
  IMPORT_LEVEL_UNKNOWN:
    '«{got}» không phải cấp tổ chức. Ghi «Chi bộ», «Đảng bộ cơ sở», «Đảng bộ bộ phận», «Đảng bộ xã» hoặc «Tổ đảng».',
  IMPORT_TYPE_UNKNOWN:
    'Chi bộ cần loại hình: «khu dân cư», «doanh nghiệp», «cơ quan», «trường học» hoặc «lực lượng vũ trang»; tệp ghi «{got}». Sửa lại.',
  IMPORT_ROLE_UNKNOWN: '«{got}» không phải chức vụ hệ thống nhận biết. Xem danh sách chức vụ trong hướng dẫn rồi sửa.',
  IMPORT_PERSON_UNKNOWN: 'Không thấy «{got}» trong chi bộ này. Ghi số thẻ, hoặc nhập đảng viên trước.',
  IMPORT_PERSON_AMBIGUOUS: 'Trong chi bộ có nhiều người tên «{got}». Ghi số thẻ hoặc ngày sinh để phân biệt.',
  IMPORT_ROW_REPEATED: 'Trùng với dòng {place} trong tệp. Giữ một dòng.',
  IMPORT_FORMULA_WITHOUT_VALUE: 'Ô này là công thức chưa được tính. Mở bằng Excel, lưu lại, hoặc dán giá trị.',
  IMPORT_CELL_ERROR: 'Ô này báo lỗi {got}. Sửa công thức hoặc ghi giá trị.',
};
