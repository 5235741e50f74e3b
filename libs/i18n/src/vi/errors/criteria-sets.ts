/** Faults of a criteria set, each at a place of the set. */
export const criteriaSets = {
  ID_REPEATED: 'Mã {at} dùng hai lần. Mỗi phần cần một mã riêng.',
  SUM_OF_MAXIMA: 'Tổng điểm tối đa ở {at} không khớp. Sửa để các phần cộng lại đúng bằng tổng.',
  BANDS_ORDER: 'Thang xếp hạng phải bắt đầu từ 0. Thêm bậc có mức 0.',
  MANDATORY_NOT_APPLICABLE: '{at} là chỉ tiêu bắt buộc nên không thể «không áp dụng». Bỏ một trong hai.',
  MAX_MISSING: '{at} chưa có điểm tối đa. Bổ sung.',
  MAX_UNEXPECTED: 'Bộ đạt / chưa đạt không có điểm, nhưng {at} có điểm tối đa. Bỏ đi.',
  PASS_PCT_MISSING: '{at} chưa có mức đạt (passPct). Bổ sung.',
  FLOOR_ON_NOT_APPLICABLE: '{at} có điểm bắt buộc nên không thể «không áp dụng». Bỏ một trong hai.',
  FLOOR_KIND: 'Điểm bắt buộc ở {at} phải dùng {needs}. Sửa lại.',
  MEASURE_KIND: 'Chỉ số đo {measure} ở {at} thuộc loại {kind}; công thức cần loại {kinds}. Chọn chỉ số khác.',
  MEASURE_SUBJECT: 'Chỉ số đo {measure} ở {at} không dành cho {subject}. Chọn chỉ số khác.',
  LIMITS_ORDER: 'Mức dưới ở {at} ({loPct}) phải không lớn hơn mức trên ({hiPct}). Sửa lại.',
  READING_MISSING: '{at} cần {needs} để đọc chỉ số đo. Bổ sung.',
  READING_UNEXPECTED: '{at} có cách đọc không hợp loại chỉ số đo. Bỏ đi.',
  TARGET_CHOICE: '{at} cần đúng một: chỉ tiêu cố định hoặc chỉ số đo của chỉ tiêu. Chọn một.',
};
