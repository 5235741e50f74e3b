/** Plans of reorganisation: what stands in the way of a step, and what may still be done with a plan. */
export const reorganisation = {
  CHANGE_ON_SAME_DAY:
    'Ngày {effectiveOn}, {unitId} đã có thay đổi cùng loại theo quyết định {decision}. Chọn ngày khác hoặc bỏ một trong hai.',
  UNIT_NOT_ON_DAY: 'Ngày {on}, {unitId} không hoạt động. Chọn ngày từ {validFrom} trở đi và trước khi kết thúc.',
  PLAN_UNKNOWN: 'Không có phương án này. Kiểm tra mã rồi thử lại.',
  PLAN_EXISTS: 'Mã phương án {planId} đã có với nội dung khác. Mở phương án đang có để sửa.',
  PLAN_CHANGED: 'Phương án đã được người khác sửa (bản {revision}). Mở lại, xem bản mới rồi làm tiếp.',
  PLAN_HAS_PROBLEMS: 'Còn {count} điểm cản trở. Sửa các bước được nêu rồi phê duyệt lại.',
  PLAN_BEGUN:
    'Phương án có hiệu lực từ {effectiveOn} và đã bắt đầu thực hiện, không hủy hay sửa được. Lập phương án mới để điều chỉnh.',
  PLAN_ENDED: 'Phương án đã kết thúc, không sửa được nữa. Lập phương án mới.',
  PLAN_BREAKS_ANOTHER:
    'Phương án theo quyết định {decision}, ngày {effectiveOn}, sẽ không thực hiện được nữa. Sửa một trong hai phương án.',
  UNIT_IN_ANOTHER_PLAN:
    '{unitId} đã nằm trong phương án được duyệt theo quyết định {decision}. Hủy phương án đó hoặc bỏ bước này.',
  UNIT_OUTSIDE_PLAN: '{unitId} không thuộc {within}. Chọn tổ chức trong phạm vi của phương án.',
  UNIT_NAMED_TWICE: '{unitId} được nêu hai lần trong một bước. Bỏ một lần.',
  MERGE_OF_LEVELS: 'Chỉ hợp nhất các tổ chức cùng cấp. Bỏ tổ chức khác cấp khỏi bước này.',
  MERGE_INTO_ITSELF: 'Tổ chức mới không thể nằm dưới {unitId}, là tổ chức sẽ kết thúc. Chọn cấp trên khác.',
  SPLIT_LEAVES_SOME:
    'Còn {count} nơi hoặc người chưa được phân về đâu. Phân hết, hoặc chọn một phần nhận tất cả còn lại.',
  SPLIT_NAMES_STRANGERS: 'Có mã không thuộc tổ chức được chia. Bỏ các mã đó ra.',
  MEMBER_JOINS_LATER:
    'Một đảng viên vào chi bộ ngày {joinedCellOn}, không trước ngày có hiệu lực. Sửa ngày vào hoặc chọn ngày khác.',
  MEMBER_LEAVES_LATER:
    'Một đảng viên đã được ghi rời chi bộ ngày {leftCellOn}, sau ngày có hiệu lực. Hủy việc rời, hợp nhất xong rồi ghi lại.',
  POST_BEGINS_LATER:
    'Tại {unitId} có chức vụ bắt đầu ngày {from}, khi tổ chức đã kết thúc. Kết thúc chức vụ đó và giao lại ở tổ chức mới.',
  TEMPORARY_STAY_OPEN:
    'Tại {unitId} có đảng viên sinh hoạt tạm thời đến {until}. Kết thúc hoặc chuyển việc sinh hoạt tạm thời trước.',
  PERSON_TWICE:
    'Hai hồ sơ cùng họ tên và ngày sinh sẽ cùng về {cellId}. Kiểm tra có phải một người; gộp hồ sơ hoặc xác nhận là hai người.',
};
