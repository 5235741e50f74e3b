import { developmentAccounts } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { DatedDeed, DemoCell } from './model.ts';
import { cellOfLucHon, COMMUNE } from './places.ts';
import { opaqueId } from './random.ts';
import { secretaryOf } from './register-deeds.ts';

const { committee, inspector } = developmentAccounts;

/** Which cell, what is planned, and its last day: so many days after the demo date, and after the sweeps' today. */
type Planned = [cell: number, title: string, dueIn: number];

const TARGETS: [...Planned, plan: number][] = [
  [3, 'Số hộ tham gia mô hình vườn mẫu trong năm', 45, 12],
  [6, 'Mét đường liên thôn được bê tông hóa', 45, 850],
  [11, 'Số hộ thoát nghèo bền vững', 50, 4],
  [17, 'Học sinh đạt giải cấp tỉnh', 60, 6],
];
const PROGRAMMES: [title: string, dueIn: number][] = [
  ['Chương trình hành động thực hiện nghị quyết về chuyển đổi số', 40],
  ['Kế hoạch thực hiện chỉ thị về học tập và làm theo gương Bác', 50],
];
const INSPECTIONS: Planned[] = [
  [4, 'Kiểm tra việc chấp hành chế độ sinh hoạt chi bộ', 38],
  [9, 'Giám sát việc thu, nộp, sử dụng đảng phí', 42],
  [13, 'Kiểm tra đảng viên chấp hành quy định những điều đảng viên không được làm', 45],
  [20, 'Giám sát công tác phát triển đảng viên', 50],
];
const ISSUES: Planned[] = [
  [2, 'Giải phóng mặt bằng tuyến đường ven suối', 42],
  [8, 'Xử lý điểm tập kết rác tự phát cuối thôn', 45],
  [15, 'Tỷ lệ hộ dùng nước sạch còn thấp', 55],
  [19, 'Chậm số hóa hồ sơ thủ tục hành chính', 55],
];

/** What the register plans and still waits for on the demo date: it counts nowhere before its day. */
export function registerPlans(cells: readonly DemoCell[], demoDate: LocalDate): DatedDeed[] {
  const record = (daysBefore: number, by: string, path: string, unitId: string, body: Dated): DatedDeed => {
    const recordId = opaqueId('register', path, unitId, body.title);
    const { dueIn, ...said } = body;
    return {
      on: addDays(demoDate, -daysBefore),
      deed: {
        kind: 'record',
        ...{ by, path: `/api/v1/register/${path}` },
        body: { recordId, unitId, dueOn: addDays(demoDate, dueIn), ...said },
      },
    };
  };
  return [
    ...TARGETS.map(([cell, title, dueIn, plan]) =>
      record(29, committee, 'plans', cellOfLucHon(cell), { kind: 'target', title, dueIn, plan }),
    ),
    ...PROGRAMMES.map(([title, dueIn]) => record(27, committee, 'plans', COMMUNE, { kind: 'programme', title, dueIn })),
    ...INSPECTIONS.map(([cell, title, dueIn]) =>
      record(25, inspector, 'inspections', cellOfLucHon(cell), { title, dueIn }),
    ),
    ...ISSUES.map(([cell, title, dueIn]) =>
      record(23, secretaryOf(cells, cell), 'issues', cellOfLucHon(cell), { title, dueIn }),
    ),
  ];
}

type Dated = { title: string; dueIn: number } & Record<string, unknown>;
