/** What to do next: by code of the action, then by code and measure where the sentence differs. */
export const actions = {
  'action.confirm': 'Gửi cấp có thẩm quyền xác nhận {n} minh chứng: {name}.',
  'action.renew_evidence': 'Bổ sung minh chứng mới thay {n} minh chứng hết hiệu lực: {name}.',
  'action.complete_task': 'Hoàn thành và nghiệm thu thêm {n} nhiệm vụ đã đến hạn.',
  'action.complete_task.one': 'Hoàn thành và nghiệm thu 1 nhiệm vụ hạn {date}.',
  'action.reach_target': 'Đạt thêm {n} chỉ tiêu năm và báo số liệu để xác nhận.',
  'action.claim_excess': 'Ghi rõ phần vượt mức của {n} nhiệm vụ đã hoàn thành và gửi xác nhận.',
  'action.claim_excess.new': 'Hoàn thành một nhiệm vụ vượt mức yêu cầu, ghi rõ phần vượt mức và gửi xác nhận.',
  'action.report_late': 'Nộp bổ sung {n} báo cáo tháng còn thiếu của đảng viên.',
  'action.register_pledge': 'Đăng ký bổ sung cam kết cho {n} đảng viên.',
  'action.register_pledge.sub.pledge.registered': 'Đôn đốc {n} chi bộ đăng ký đủ cam kết của đảng viên.',
  'action.report_pledge': 'Nộp bổ sung {n} báo cáo cam kết còn thiếu.',
  'action.review_pledge': 'Chi bộ nhận xét bổ sung cam kết của {n} đảng viên.',
  'action.recognise_initiative': 'Đề nghị công nhận sáng kiến cho {n} đảng viên.',
  'action.complete_training': 'Cử {n} đồng chí dự bồi dưỡng và nộp chứng nhận.',
  'action.conclude_inspection': 'Hoàn thành {n} cuộc kiểm tra, giám sát và nộp kết luận.',
  'action.collect_dues': 'Thu đủ đảng phí còn thiếu của {slots}.',
  'action.acknowledge_document': 'Giúp các đồng chí còn lại xác nhận đã nghiên cứu {n} văn bản.',
  'action.acknowledge_document.missing':
    'Giúp {missing} đồng chí còn lại xác nhận đã nghiên cứu {n, plural, =1 {văn bản} other {# văn bản}}.',
  'action.collect_dues.missing': 'Thu đảng phí còn thiếu của {missing} đồng chí, {slots}.',
  'action.assign_follow_up': 'Giao việc thực hiện tiếp sau chuyên đề {slots}.',
  'action.solve_issue': 'Giải quyết tiếp {n} vấn đề đã đăng ký và báo kết quả để xác nhận.',
  'action.prove_in_time': 'Nếu biên bản đã ký đúng hạn: gửi bản ký của {n} buổi làm minh chứng.',
  'action.prove_in_time.one': 'Nếu biên bản buổi {date} đã ký đúng hạn: gửi bản ký làm minh chứng.',
  'action.confirm_meeting_score': 'Đề nghị cấp ủy viên phụ trách xác nhận phiếu chấm của {n} buổi.',
  'action.confirm_meeting_score.one': 'Đề nghị cấp ủy viên phụ trách xác nhận phiếu chấm buổi {date}.',
  'action.next_in_full': 'Lần tới làm đủ{n, plural, =1 {} other {, # lần liền}}: {name}.',
  'action.next_in_full.meeting.attendance':
    'Bảo đảm đủ {whole}/{whole} đồng chí dự {n, plural, =1 {buổi họp tới} other {# buổi họp tới}}.',
  'action.next_in_full.meeting.attendance.enough': 'Bảo đảm ít nhất {part}/{whole} đồng chí dự buổi họp tới.',
  'action.next_in_full.meeting.attendance.all': 'Bảo đảm đủ {whole}/{whole} đồng chí dự buổi họp tới.',
  'action.next_in_full.meeting.premeeting.held':
    'Họp chi ủy trước {n, plural, =1 {buổi sinh hoạt tới} other {# buổi sinh hoạt tới}}.',
  'action.next_in_full.meeting.papers.on_time':
    'Gửi đủ tài liệu trước ít nhất 01 ngày cho {n, plural, =1 {buổi họp tới} other {# buổi họp tới}}.',
  'action.next_in_full.meeting.duration.met':
    'Bảo đảm đủ thời lượng {n, plural, =1 {buổi họp tới} other {# buổi họp tới}}.',
  'action.next_in_full.meeting.speakers':
    'Mời thêm nhiều đồng chí phát biểu ở {n, plural, =1 {buổi họp tới} other {# buổi họp tới}}.',
  'action.next_in_full.minutes.signed.on_time':
    'Ký biên bản {n, plural, =1 {buổi họp tới} other {# buổi họp tới}} trong 05 ngày.',
  'action.next_in_full.meeting.grade':
    'Tổ chức tốt {n, plural, =1 {buổi họp tới} other {# buổi họp tới}} và gửi phiếu chấm để xác nhận.',
  'action.next_in_full.meeting.supervisor.attended':
    'Mời cấp ủy viên phụ trách dự {n, plural, =1 {buổi họp tới} other {# buổi họp tới}}.',
  'action.next_in_full.document.acknowledged':
    'Bảo đảm mọi đồng chí xác nhận đã nghiên cứu {n, plural, =1 {văn bản sắp tới} other {# văn bản sắp tới}} trước hạn.',
  'action.next_in_full.task.completed': 'Hoàn thành {n, plural, =1 {nhiệm vụ sắp tới} other {# nhiệm vụ sắp tới}}.',
  'action.next_in_full.task.on_time': 'Làm {n, plural, =1 {nhiệm vụ sắp tới} other {# nhiệm vụ sắp tới}} đúng hạn.',
  'action.next_in_full.member.reported': 'Bảo đảm thêm {n} báo cáo tháng của đảng viên được nộp đúng kỳ.',
  'action.next_in_full.dues.paid': 'Thu đủ đảng phí {n, plural, =1 {tháng tới} other {# tháng tới}}.',
  'action.next_in_full.report.on_time':
    'Gửi đúng hạn {n, plural, =1 {báo cáo kỳ tới} other {# báo cáo kỳ tới}} lên cấp trên.',
  'action.next_in_full.inspection.done':
    'Thực hiện {n, plural, =1 {cuộc kiểm tra, giám sát tới} other {# cuộc kiểm tra, giám sát tới}} theo kế hoạch.',
  'action.next_in_full.principle.graded': 'Khắc phục góp ý để kỳ nhận xét tới đạt mức 4.',
  'action.next_in_full.programme.concretised':
    'Cụ thể hóa kịp thời {n, plural, =1 {văn bản cấp trên sắp tới} other {# văn bản cấp trên sắp tới}}.',
  'action.next_in_full.sub.cell.attended': 'Phân công cấp ủy viên dự sinh hoạt thêm {n} chi bộ trong quý.',
  'action.send_first': 'Gửi số liệu đầu tiên: {name}.',
  'action.send_first.slot': 'Nếu {slots} đã thực hiện: ghi nhận kèm minh chứng: {name}.',
  'action.answer_slot': 'Thực hiện trong {slots}: {name}.',
  'action.answer_slot.meeting.regular.held': 'Tổ chức họp thường kỳ của {slots}.',
  'action.answer_slot.resolution.adopted': 'Thông qua nghị quyết hoặc kết luận và giao việc ở buổi họp {slots}.',
  'action.answer_slot.meeting.thematic.held': 'Tổ chức sinh hoạt chuyên đề của {slots}.',
  'action.answer_slot.meeting.thematic.followed_up':
    'Tổ chức sinh hoạt chuyên đề của {slots}, kết luận và giao việc thực hiện tiếp.',
  'action.answer_slot.committee.meeting.held': 'Tổ chức họp cấp ủy định kỳ của {slots}.',
  'action.enter_approval': 'Nếu cấp trên đã đồng ý hoãn họp của {slots}: nhập văn bản đồng ý.',
  'action.enter_approval.committee.meeting.excused':
    'Nếu cấp trên đã cho phép không họp cấp ủy {slots}: nhập văn bản đồng ý.',
  'action.add_to_target': 'Làm thêm {n} để đạt chỉ tiêu: {name}.',
  'action.add_to_target.candidate.introduced': 'Giới thiệu thêm {n} quần chúng ưu tú.',
  'action.add_to_target.member.admitted': 'Kết nạp thêm {n} đảng viên.',
  'action.add_to_target.model.recognised': 'Đề nghị công nhận thêm {n} mô hình, cách làm hay.',
  'action.add_to_target.sub.member.admitted': 'Đôn đốc các chi bộ kết nạp thêm {n} đảng viên.',
  'action.enter_plan': 'Nhập chỉ tiêu của năm: {name}.',
  'action.enter_plan.and_count': 'Nhập chỉ tiêu của năm và kết quả đầu tiên: {name}.',
  'action.confirm_register': 'Đề nghị ủy ban kiểm tra xác nhận sổ theo dõi kỷ luật, đơn thư.',
  'action.get_graded': 'Đề nghị cấp có thẩm quyền nhận xét, cho mức: {name}.',
  'action.get_graded.principle.graded': 'Đề nghị cấp ủy viên phụ trách nhận xét việc chấp hành quy chế, nguyên tắc.',
  'action.get_graded.issue.stage': 'Báo kết quả giải quyết vấn đề nổi cộm đã đăng ký để cấp trên nhận xét.',
  'action.register': 'Đăng ký xây dựng «4 tốt» của năm.',
  'action.proof': 'Chỉ tính khi chứng minh được việc đã làm trong kỳ.',
};
