/** Short reasons for tables and notices; what changed and what would. */
export const reasons = {
  'reason.with_id': '{clause} ({id})',
  'reason.on_track': 'Đạt {pace} trên phần đã đến hạn, không vướng điều kiện nào.',
  'reason.four_good': 'Được {total} điểm, đủ mọi điều kiện.',
  'reason.met': 'Đạt đủ số nội dung, không vướng điều kiện nào.',
  'reason.too_early': 'Phần đã đến hạn còn ít, chưa đủ căn cứ để đánh giá.',
  'reason.no_data': 'Phần đã đến hạn chưa có dữ liệu nào.',

  'change.outcome': '{from} → {to}',

  'notice.changed': '{cell}: {from} → {to}. Lý do: {reason}.',
  'notice.first': '{cell}: {to}. Lý do: {reason}.',

  'gain.condition': 'Đạt điều kiện',
  'gain.up_to': 'đến {gain}',
  'gain.items': '+{n} nội dung',

  'effect.outcome': 'Khi đó trạng thái là: {outcome}.',
};
