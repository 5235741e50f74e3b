/** Records and facts that cannot be read or cannot be true. */
export const intake = {
  UNKNOWN_ERROR: 'Có lỗi chưa được mô tả (mã {code}). Thử lại; nếu vẫn lỗi, báo người quản trị kỹ thuật kèm mã này.',

  // a record or a request that cannot be read
  HEADER_MISSING: 'Cần có tiêu đề {field} nhưng không thấy. Bổ sung tiêu đề rồi gửi lại.',
  HEADER_REPEATED: 'Tiêu đề {field} chỉ được gửi một lần nhưng đã đến nhiều lần. Bỏ bản thừa rồi gửi lại.',
  HEADER_INVALID: 'Tiêu đề {field} phải là văn bản UTF-8 dài 1–500 ký tự. Sửa tiêu đề rồi gửi lại.',
  SPECVERSION_UNKNOWN: 'Cần CloudEvents phiên bản 1.0, nhưng nhận được {got}. Đặt ce_specversion là 1.0 rồi gửi lại.',
  BODY_EMPTY: 'Cần một đối tượng JSON, nhưng nội dung trống. Gửi lại kèm nội dung.',
  BODY_TOO_LARGE: 'Nội dung chỉ được tối đa 256 KB, nhưng có {got} byte. Chia nhỏ rồi gửi lại.',
  BODY_NOT_UTF8: 'Nội dung phải là UTF-8, nhưng có byte không đọc được. Mã hóa lại thành UTF-8 rồi gửi lại.',
  BODY_NOT_JSON: 'Nội dung phải là JSON, nhưng không phân tích được. Kiểm tra dấu ngoặc, dấu phẩy rồi gửi lại.',
  BODY_NOT_OBJECT: 'Nội dung phải là một đối tượng JSON, nhưng là kiểu khác. Gửi một đối tượng trong dấu { }.',
  BODY_FORBIDDEN_KEY: 'Nội dung không được có khóa {field}. Bỏ khóa đó rồi gửi lại.',

  // a fact that cannot be true or cannot be read
  CELL_ID_INVALID:
    'Mã chi bộ (cellId) phải bắt đầu bằng chữ hoa hoặc số, chỉ gồm chữ, số, dấu - và _, tối đa 64 ký tự; nhận được {got}. Sửa mã rồi gửi lại.',
  MEASURE_UNKNOWN:
    'Chỉ số đo (measure) phải có trong danh mục, nhưng {got} không có. Xem danh mục chỉ số đo rồi gửi lại.',
  SOURCE_INVALID:
    'Nguồn (source) phải gồm chữ, số và các dấu _ : / @ + -, tối đa 200 ký tự; nhận được {got}. Sửa nguồn rồi gửi lại.',
  REVISION_INVALID:
    'Số bản (revision) phải là số nguyên từ 1 đến 2^42, nhưng nhận được {got}. Gửi lại với số bản đúng.',
  DATE_INVALID: 'Ngày ở {field} phải có thật và viết dạng YYYY-MM-DD, nhưng nhận được {got}. Sửa ngày rồi gửi lại.',
  DATE_OUT_OF_RANGE:
    'Ngày ở {field} phải từ năm 2015 đến hết năm sau, nhưng nhận được {got}. Kiểm tra năm rồi gửi lại.',
  SLOT_INVALID:
    'Kỳ (slot) phải viết dạng YYYY-MM, YYYY-Q1…Q4 hoặc YYYY-H1…H2, từ năm 2015 đến hết năm sau; nhận được {got}. Sửa kỳ rồi gửi lại.',
  VALUE_KIND: 'Giá trị (value) không đúng dạng của chỉ số đo; cần {expected}. Sửa giá trị rồi gửi lại.',
  VALUE_NEGATIVE: 'Giá trị (value) không được âm. Sửa giá trị rồi gửi lại.',
  VALUE_PART_EXCEEDS_WHOLE: 'Phần (part) không được lớn hơn tổng (whole). Kiểm tra hai số rồi gửi lại.',
  VALUE_TOO_LARGE: 'Giá trị (value) không được vượt quá 1.000.000. Kiểm tra đơn vị tính rồi gửi lại.',
  WITHDRAWN_INVALID: 'withdrawn phải là true hoặc false, nhưng nhận được {got}. Sửa rồi gửi lại.',
  EVIDENCE_INVALID: 'Minh chứng ở {field} không hợp lệ; cần {expected}. Sửa minh chứng rồi gửi lại.',
  UNCLAIMED_QUOTA:
    'Đã có quá nhiều dữ liệu chờ về các tổ chức chưa có trong danh mục. Đề nghị khai báo {got} hoặc sửa mã rồi gửi lại.',
  UNCLAIMED_CLOSED:
    'Sau 90 ngày vẫn không có tổ chức {got}, nên dữ liệu này được đóng. Gửi lại khi tổ chức đã được khai báo.',
};
