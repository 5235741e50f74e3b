import { cellOfLucHon } from '../places.ts';
import type { DemoCell } from '../model.ts';

/** What a year is about in a commune, by month: what is discussed, what is concluded, what somebody is to do. */
type Topic = { title: string; note: string; conclusion: string; tasks: readonly (readonly [string, string])[] };

export const TOPICS: readonly Topic[] = [
  {
    title: 'Triển khai nhiệm vụ năm mới, chuẩn bị Tết Nguyên đán',
    note: 'Chi ủy trình bày chương trình công tác năm; các đồng chí thảo luận, thống nhất phân công đảng viên phụ trách hộ.',
    conclusion: 'Thông qua chương trình công tác năm; thăm, tặng quà hộ nghèo, hộ chính sách trước Tết.',
    tasks: [
      ['Rà soát hộ nghèo, hộ cận nghèo cần thăm tặng quà Tết', 'Danh sách gửi chi ủy'],
      ['Vận động treo cờ, vệ sinh đường làng trước Tết', '100 % số hộ tham gia'],
    ],
  },
  {
    title: 'Phát động Tết trồng cây và sản xuất vụ xuân',
    note: 'Đánh giá tiến độ gieo cấy; bàn việc trồng cây tuyến đường trục và bảo vệ rừng đầu nguồn.',
    conclusion: 'Mỗi đảng viên trồng ít nhất 3 cây; hoàn thành gieo cấy đúng khung thời vụ.',
    tasks: [
      ['Vận động các hộ trồng cây dọc đường trục thôn', 'Ít nhất 200 cây'],
      ['Theo dõi nước tưới vụ xuân', 'Không ruộng nào thiếu nước'],
    ],
  },
  {
    title: 'Công tác phát triển đảng viên, bồi dưỡng quần chúng ưu tú',
    note: 'Các đồng chí nhận xét từng quần chúng được đoàn thể giới thiệu; phân công đảng viên giúp đỡ.',
    conclusion: 'Thống nhất danh sách quần chúng bồi dưỡng trong năm; mỗi người có đảng viên giúp đỡ.',
    tasks: [
      ['Gặp gỡ, giúp đỡ quần chúng ưu tú', 'Báo cáo kết quả sau một tháng'],
      ['Rà soát nguồn kết nạp trong đoàn thanh niên', 'Danh sách có nhận xét'],
    ],
  },
  {
    title: 'Giữ gìn vệ sinh môi trường, phân loại rác tại hộ',
    note: 'Báo cáo kết quả thu gom rác; một số hộ chưa phân loại, bãi tập kết còn quá tải vào cuối tuần.',
    conclusion: 'Tổ chức dọn vệ sinh vào thứ bảy hằng tuần; đảng viên làm trước, vận động hộ liền kề.',
    tasks: [
      ['Vận động hộ phân loại rác tại nguồn', 'Ít nhất 90 % số hộ'],
      ['Tổ chức dọn vệ sinh tuyến đường liên thôn', 'Ảnh trước và sau'],
    ],
  },
  {
    title: 'Phòng chống thiên tai trước mùa mưa bão',
    note: 'Kiểm tra các điểm có nguy cơ sạt lở, ngập; bàn phương án di dời và lực lượng tại chỗ.',
    conclusion: 'Kiện toàn đội xung kích; ký cam kết với các hộ ở vùng nguy cơ sạt lở.',
    tasks: [
      ['Lập danh sách hộ ở vùng nguy cơ sạt lở', 'Danh sách kèm số điện thoại'],
      ['Kiểm tra, khơi thông mương thoát nước', 'Hoàn thành trước mùa mưa'],
    ],
  },
  {
    title: 'Sơ kết sáu tháng, tự phê bình và phê bình',
    note: 'Từng đảng viên báo cáo kết quả thực hiện cam kết; chi bộ góp ý, ghi nhận mặt được và mặt còn hạn chế.',
    conclusion: 'Thông qua báo cáo sơ kết; khắc phục việc nộp báo cáo chậm ngay trong quý III.',
    tasks: [
      ['Hoàn thiện báo cáo sơ kết sáu tháng', 'Gửi Đảng ủy đúng hạn'],
      ['Đôn đốc đảng viên báo cáo hằng tháng', 'Không còn đảng viên chậm báo cáo'],
    ],
  },
  {
    title: 'Xây dựng đường bê tông ngõ xóm',
    note: 'Bàn mức đóng góp, hiến đất mở rộng đường; đa số ý kiến đồng tình, đề nghị công khai thu chi.',
    conclusion: 'Vận động hiến đất mở rộng đường; công khai tài chính tại nhà văn hóa.',
    tasks: [
      ['Vận động các hộ hiến đất làm đường', 'Biên bản đồng ý của từng hộ'],
      ['Giám sát thi công và công khai thu chi', 'Báo cáo từng đợt'],
    ],
  },
  {
    title: 'Chuẩn bị năm học mới, phong trào khuyến học',
    note: 'Báo cáo số học sinh có hoàn cảnh khó khăn; bàn nguồn quỹ khuyến học và việc tu sửa điểm trường.',
    conclusion: 'Không để học sinh nào bỏ học; vận động quỹ khuyến học theo tinh thần tự nguyện.',
    tasks: [
      ['Vận động học sinh đến lớp', '100 % học sinh trong độ tuổi'],
      ['Vận động quỹ khuyến học', 'Sổ theo dõi công khai'],
    ],
  },
  {
    title: 'Khắc phục hậu quả mưa bão, giúp dân ổn định sản xuất',
    note: 'Thống kê thiệt hại; phân công đảng viên giúp các hộ lợp lại mái nhà, thu hoạch lúa sớm.',
    conclusion: 'Ưu tiên hộ neo đơn; mỗi tổ đảng nhận giúp một nhóm hộ.',
    tasks: [
      ['Thống kê thiệt hại của các hộ', 'Bảng thống kê có xác nhận'],
      ['Giúp hộ neo đơn sửa nhà', 'Hoàn thành trước khi mưa tiếp'],
    ],
  },
  {
    title: 'Chuyển đổi số: hỗ trợ người dân dùng dịch vụ công trực tuyến',
    note: 'Tổ công nghệ số báo cáo số người đã có tài khoản định danh; người cao tuổi còn cần người giúp.',
    conclusion: 'Mỗi đảng viên giúp ít nhất hai hộ cài đặt và sử dụng dịch vụ công trực tuyến.',
    tasks: [
      ['Hướng dẫn các hộ dùng dịch vụ công trực tuyến', 'Ít nhất 20 hộ'],
      ['Giúp đảng viên cao tuổi cài Sổ tay đảng viên', 'Danh sách đã cài'],
    ],
  },
  {
    title: 'Ngày hội Đại đoàn kết, rà soát việc thực hiện cam kết',
    note: 'Bàn nội dung ngày hội; rà soát các chỉ tiêu chưa đạt và việc thực hiện bản cam kết của đảng viên.',
    conclusion: 'Tổ chức Ngày hội Đại đoàn kết tiết kiệm; tập trung các chỉ tiêu còn lại trong tháng.',
    tasks: [
      ['Chuẩn bị Ngày hội Đại đoàn kết', 'Chương trình và phân công'],
      ['Rà soát hồ sơ minh chứng của chi bộ', 'Đủ minh chứng cho từng tiêu chí'],
    ],
  },
  {
    title: 'Kiểm điểm, đánh giá, xếp loại cuối năm',
    note: 'Từng đảng viên tự kiểm điểm; chi bộ góp ý, bỏ phiếu đề nghị mức xếp loại.',
    conclusion: 'Thông qua kết quả đánh giá, xếp loại; hoàn thiện hồ sơ gửi Đảng ủy đúng hạn.',
    tasks: [
      ['Hoàn thiện hồ sơ kiểm điểm của đảng viên', 'Đủ chữ ký'],
      ['Xây dựng dự thảo chương trình công tác năm sau', 'Dự thảo gửi chi ủy'],
      ['Rà soát thu nộp đảng phí trong năm', 'Đối chiếu khớp sổ'],
    ],
  },
];

export const THEMES: readonly string[] = [
  'Học tập và làm theo Bác về tinh thần trách nhiệm, nêu gương',
  'Nâng cao chất lượng sinh hoạt chi bộ',
  'Đảng viên với phong trào toàn dân đoàn kết xây dựng đời sống văn hóa',
  'Phòng, chống lãng phí, thực hành tiết kiệm',
];

export const STATEMENTS = {
  opinion: [
    'Nhất trí với báo cáo; đề nghị làm rõ tiến độ của từng việc.',
    'Việc vận động cần bắt đầu từ gia đình đảng viên.',
    'Đề nghị chi ủy thông báo lịch sớm hơn để bà con sắp xếp công việc.',
    'Nội dung sát thực tế, dễ làm, dễ kiểm tra.',
  ],
  proposal: [
    'Đề nghị giao mỗi đảng viên phụ trách năm hộ.',
    'Đề nghị mời đoàn thanh niên cùng tham gia.',
    'Kiến nghị Đảng ủy hỗ trợ kinh phí sửa nhà văn hóa.',
  ],
  self_criticism: [
    'Tôi nhận thiếu sót vì báo cáo tháng trước chậm hai ngày.',
    'Tôi chưa đi sâu nắm tình hình các hộ được phân công.',
  ],
  criticism: ['Một số đồng chí còn ngại phát biểu, họp chưa đúng giờ.', 'Việc ghi sổ của tổ chưa đầy đủ.'],
  praise: ['Biểu dương tổ công nghệ số đã hướng dẫn tận nhà.', 'Đề nghị ghi nhận các hộ đã hiến đất làm đường.'],
} as const;

export const NOTES = {
  report: 'Bí thư báo cáo kết quả thực hiện nhiệm vụ tháng trước: các việc đã giao cơ bản hoàn thành đúng hạn.',
  information: 'Thông tin thời sự trong nước và tỉnh; phổ biến văn bản mới của Đảng ủy xã.',
  votes: 'Chi bộ biểu quyết bằng giơ tay.',
  tasks: 'Chủ trì giao việc có người, có hạn, có kết quả cần đạt.',
  end: 'Chủ trì kết luận; thư ký đọc lại biên bản vào cuối buổi.',
  itself: 'Từng đảng viên liên hệ bản thân, nêu việc sẽ làm trong quý.',
} as const;

export const MEMBER_REPORTS = [
  'Đã hoàn thành việc được giao trong tháng; nắm tình hình các hộ được phân công, không có vấn đề phát sinh.',
  'Thực hiện đúng tiến độ; vận động thêm hai hộ tham gia.',
  'Đã làm xong phần việc của mình, đề nghị tháng tới giao tiếp.',
  'Tham gia đầy đủ các buổi lao động; đóng đảng phí đúng hạn.',
] as const;

export const RESULTS = [
  'Đã hoàn thành theo yêu cầu, có danh sách kèm theo.',
  'Việc đã xong, các hộ đồng tình.',
  'Hoàn thành, đã báo cáo chi ủy.',
] as const;

export const BEYOND = 'Vượt yêu cầu đề ra: số hộ tham gia nhiều hơn chỉ tiêu, có bảng tổng hợp kèm theo.';
export const PRE_MEETING =
  'Đánh giá công việc tháng trước, thống nhất nội dung và tài liệu của buổi sinh hoạt, việc cần biểu quyết.';
export const REVIEW = 'Chi bộ đã rà soát từng đảng viên và nguồn kết nạp; không có đảng viên thuộc diện phải sàng lọc.';
export const REPORT = 'Chi bộ báo cáo kết quả thực hiện nhiệm vụ trong quý theo đề cương của Đảng ủy xã.';

/** Where a cell meets: villages in their house of culture, which bears the number of the village. */
export function placeOf({ id, type }: Pick<DemoCell, 'id' | 'type'>): string {
  switch (type) {
    case 'residential':
      return `Nhà văn hóa thôn ${numberOf(id)}`;
    case 'school':
      return 'Phòng hội đồng nhà trường';
    case 'armed_forces':
      return 'Hội trường Ban Chỉ huy Quân sự xã';
    default:
      return 'Phòng họp trụ sở Đảng ủy xã';
  }
}

const numberOf = (id: string): number =>
  Array.from({ length: 99 }, (_, index) => index + 1).find((n) => cellOfLucHon(n) === id) ?? 0;

/** Villages meet in the evening after work in the fields, others in the afternoon. */
export const hoursOf = ({ type }: Pick<DemoCell, 'type'>): { startsAt: string; hour: number; told: number } =>
  type === 'residential' ? { startsAt: '19:30', hour: 19, told: 22 } : { startsAt: '14:00', hour: 14, told: 17 };
