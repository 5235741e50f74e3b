/** The sentence before the number: what the machine sees and what blocks first. */
export const why = {
  'why.no_data': 'Phần đã đến hạn chưa có dữ liệu nào; chưa có dữ liệu thì không tính là 0.',
  'why.no_data_final': 'Cả kỳ không có dữ liệu nào nên không có điểm và không xét danh hiệu.',
  'why.nothing_due': 'Chưa có phần nào đến hạn.',
  'why.too_early': 'Mới đến hạn {assessable} trên {max} điểm, chưa đủ căn cứ để đánh giá.',
  'why.too_early_items': 'Mới xét được {n} nội dung, chưa đủ căn cứ để đánh giá.',
  'why.out_of_reach': 'Không còn khả năng đạt «4 tốt» trong năm: {clause}.',
  'why.enough_but_floor': 'Đủ điểm để đạt «4 tốt», nhưng còn thiếu một điều kiện bắt buộc: {clause}.',
  'why.enough_but_gate': 'Đủ điểm để đạt «4 tốt», nhưng vướng một điều kiện loại trừ: {clause}.',
  'why.enough_but_criterion': 'Tính chung thì đủ điểm để đạt «4 tốt», nhưng {clause}.',
  'why.enough_but_data': 'Phần đã có dữ liệu đủ điểm để đạt «4 tốt», nhưng {clause}.',
  'why.on_track': 'Đúng tiến độ: đạt {pace} trên phần đã đến hạn, không vướng điều kiện nào.',
  'why.four_good': 'Được {total} điểm và đủ mọi điều kiện để đề nghị công nhận «4 tốt».',
  'why.total_short': 'Được {total} điểm, cần từ {min} để đạt «4 tốt».',
  'why.not_assessed': 'Hoạt động chưa đủ 6 tháng trong kỳ nên chưa đánh giá.',
  'why.items_on_track': 'Đúng tiến độ: đạt {met}/{applicable} nội dung đã đến hạn, cần ít nhất {required}.',
  'why.items_met': 'Đạt yêu cầu của kỳ: {met}/{applicable} nội dung, cần ít nhất {required}.',
  'why.items_four_good':
    'Đủ điều kiện đề nghị công nhận «4 tốt»: đạt {met}/{applicable} nội dung, cần ít nhất {required}.',
  'why.items_but_item': 'Đủ số nội dung cần đạt, nhưng một nội dung bắt buộc chưa đạt: {clause}.',
  'why.items_but_gate': 'Đủ số nội dung cần đạt, nhưng vướng một điều kiện loại trừ: {clause}.',
  'why.others': 'Còn {n} điều kiện khác chưa đạt.',
};
