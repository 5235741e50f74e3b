/** What a title asks for besides points. */
export const conditions = {
  'condition.share': '{rate} từ {limit}',
  'condition.whole': '{rate} đủ {limit}',
  'condition.month': '{rate} đủ các tháng',
  'condition.quarter': '{rate} đủ các quý',
  'condition.half': '{rate} đủ các kỳ sáu tháng',
  'condition.count': '{rate} không quá {n}',
  'condition.criterion': 'tiêu chí «{name}» từ {limit}',
  'condition.pace': 'tiến độ từ {limit}',
  'condition.total': 'tổng điểm từ {min}',
  'condition.items': 'ít nhất {required}/{applicable} nội dung đạt',
  'condition.registered': 'đã đăng ký xây dựng «4 tốt»',
  'condition.gate': 'không vướng: {name}',
  'condition.at_close': 'Xét khi kết thúc năm',
  'condition.from': 'Xét từ {date}',
  'condition.missing': 'Thiếu {slots}',
};
