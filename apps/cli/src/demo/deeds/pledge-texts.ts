import type { PledgeContent, PledgeItem, RegistrationContent } from '@bontot/pledge-core';
import type { Random } from '../random.ts';

const ETHICS = [
  'Giữ gìn phẩm chất đạo đức, lối sống giản dị, nói đi đôi với làm.',
  'Trung thực, khiêm tốn, gương mẫu trong gia đình và nơi cư trú.',
  'Học tập và làm theo Bác về tiết kiệm, gần dân, vì dân.',
];
const DUTIES = [
  'Hoàn thành nhiệm vụ chi bộ giao, dự sinh hoạt đầy đủ và phát biểu ý kiến.',
  'Hoàn thành tốt công việc chuyên môn, báo cáo kết quả đúng hạn hằng tháng.',
  'Phụ trách nhóm hộ được phân công, nắm tình hình và phản ánh kịp thời với chi bộ.',
];
const WEAKNESSES = [
  'Còn ngại phát biểu trong sinh hoạt; mỗi quý phát biểu ít nhất một lần.',
  'Ghi chép sinh hoạt chưa đầy đủ; ghi sổ sau từng buổi họp.',
  'Đôi khi báo cáo chậm; gửi báo cáo trước ngày 20 hằng tháng.',
];
const TARGETS: [title: string, measure: string][] = [
  ['Vận động một quần chúng ưu tú học lớp nhận thức về Đảng', 'Một người có giấy chứng nhận'],
  ['Tham gia dọn vệ sinh đường thôn', 'Mỗi tháng một buổi'],
  ['Giúp đỡ một hộ cận nghèo', 'Hộ thoát cận nghèo cuối năm'],
  ['Trồng cây xanh dọc tuyến đường tự quản', 'Hai mươi cây sống'],
  ['Tuyên truyền bảo hiểm y tế cho nhóm hộ phụ trách', 'Mười hộ tham gia đủ'],
  ['Nghiên cứu và áp dụng một cách làm mới trong công việc', 'Một bản mô tả được cơ quan xác nhận'],
];
const DEEDS: [title: string, measure: string][] = [
  ['Tiết kiệm điện, nước ở nơi làm việc', 'Hóa đơn giảm so với năm trước'],
  ['Mỗi tuần làm một việc tốt cho xóm giềng', 'Ghi vào sổ làm theo'],
];

/** What a member pledges; the same chance gives the same words. */
export function pledgeText(chance: Random, idOf: (part: string) => string): PledgeContent {
  const pick = <T>(list: readonly T[]): T => list[chance.int(0, list.length - 1)]!;
  const first = chance.int(0, TARGETS.length - 1);
  const targets = [TARGETS[first]!, TARGETS[(first + chance.int(1, TARGETS.length - 1)) % TARGETS.length]!];
  const item = ([title, measure]: [string, string], kind: PledgeItem['kind'], part: string): PledgeItem => ({
    ...{ itemId: idOf(part), kind, title, measure, dueOn: null, personal: false, carriedFrom: null },
  });
  return {
    ...{ ethics: pick(ETHICS), duties: pick(DUTIES), weaknesses: pick(WEAKNESSES) },
    items: [...targets.map((one, at) => item(one, 'target', `target${at}`)), item(pick(DEEDS), 'deed', 'deed')],
  };
}

const ISSUES = [
  'Rác thải ở bãi chợ chưa được thu gom thường xuyên',
  'Hai hộ chưa đồng ý hiến đất làm đường',
  'Nước sạch chưa đến cụm dân cư cuối thôn',
  'Thanh niên đi làm xa, nguồn phát triển đảng ít',
];

export const registrationText = (chance: Random): RegistrationContent => ({
  title: 'four_good',
  targets: [
    { criterion: 'Hoàn thành tốt nhiệm vụ chính trị', text: '100 % nhiệm vụ được giao hoàn thành', points: 28 },
    { criterion: 'Chất lượng sinh hoạt tốt', text: 'Tỷ lệ dự sinh hoạt từ 90 % trở lên', points: 23 },
    { criterion: 'Đoàn kết, kỷ luật tốt', text: 'Không có đảng viên bị kỷ luật', points: 20 },
    { criterion: 'Cán bộ, đảng viên tốt', text: '100 % đảng viên đăng ký và báo cáo cam kết', points: 23 },
  ],
  issue: ISSUES[chance.int(0, ISSUES.length - 1)]!,
});
