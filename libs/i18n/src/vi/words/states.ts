/** Words of the product by key: outcomes of a card, states of its parts (domain handbook 6.2 and 12.2). */
export const states = {
  'value.missing': '(không rõ)',

  'outcome.no_data': 'Chưa có dữ liệu',
  'outcome.too_early': 'Chưa đủ căn cứ',
  'outcome.out_of_reach': 'Không còn khả năng',
  'outcome.on_track': 'Đúng tiến độ',
  'outcome.at_risk': 'Có nguy cơ',
  'outcome.four_good': 'Đạt 4 tốt',
  'outcome.fair': 'Khá',
  'outcome.average': 'Trung bình',
  'outcome.weak': 'Yếu',
  'outcome.met': 'Đạt',
  'outcome.not_met': 'Chưa đạt',
  'outcome.not_assessed': 'Không đánh giá',

  'state.scored': 'Đã tính điểm',
  'state.partial': 'Đã tính một phần',
  'state.not_due': 'Chưa đến hạn',
  'state.no_data': 'Chưa có dữ liệu',
  'state.not_applicable': 'Không áp dụng',
  'state.full': 'Đủ điểm',
  'state.lost': 'Mất một phần điểm',

  'floor.met': 'Đạt',
  'floor.failed': 'Chưa đạt',
  'floor.unknown': 'Chưa rõ',

  'view.self': 'Tự chấm',
  'view.reviewed': 'Thẩm định',
};
