import { localDateOf } from '@bontot/kernel';
import {
  bare,
  centred,
  dayInShort,
  heading,
  letterhead,
  paragraph,
  paragraphs,
  plain,
  signaturePlaces,
  table,
  titled,
  type Form,
  type Part,
} from '@bontot/print';
import { itemsOf, type Done, type Pledge, type PledgeReport, type PledgeVersion } from '@bontot/pledge-core';
import { footFor, type Printing } from './printing.ts';

const done: Record<Done, string> = { done: 'Hoàn thành', partly: 'Một phần', not: 'Chưa' };
const terms = { mid: 'GIỮA NĂM', end: 'CUỐI NĂM' } as const;

/** A pledge with its versions, reports, comment and grade (domain handbook 11), as far as the reader may see it. */
export function pledgeForm(pledge: Pledge, printing: Printing): Form {
  const { memberId, year, versions, registeredOn, reports, review } = pledge;
  const { names, unitName, parentName, kind, at } = printing;
  const name = plain(names[memberId] ?? '');
  const first = versions[0];
  const last = versions.at(-1);
  return {
    title: `Bản cam kết ${year} ${name}`,
    content: [
      letterhead({ unitName, parentName, kind, day: registeredOn ?? localDateOf(at), number: null }),
      titled('BẢN CAM KẾT', `Tu dưỡng, rèn luyện, phấn đấu năm ${year}`),
      paragraph(`Họ và tên: ${name}. Sinh hoạt tại: ${bare(unitName)}.`),
      ...(last ? contentOf(last, pledge) : [paragraph('Chưa đăng ký.')]),
      ...(first && last && first !== last
        ? [heading('BẢN ĐĂNG KÝ LẦN ĐẦU'), ...wordsOf(first), itemsTable(first)]
        : []),
      ...(['mid', 'end'] as const).flatMap((term) => (reports[term] ? reportOf(term, reports[term], pledge) : [])),
      ...(review
        ? [
            heading('NHẬN XÉT CỦA CHI BỘ'),
            paragraph(`Mức ${review.grade}/4, ngày ${dayInShort(review.on)}.`),
            ...paragraphs(review.reason),
          ]
        : []),
      ...(pledge.comment ? [heading('Ý KIẾN CỦA ĐẢNG VIÊN'), ...paragraphs(pledge.comment.text)] : []),
      signaturePlaces([
        { title: 'BÍ THƯ', signed: null, name: '' },
        { title: 'NGƯỜI CAM KẾT', signed: registeredOn ? [`Đã đăng ký ngày ${dayInShort(registeredOn)}`] : null, name },
      ]),
    ],
    foot: footFor(`/m/pledge?year=${year}`, printing, { about: 'Bản cam kết' }),
  };
}

const contentOf = (version: PledgeVersion, { deeds }: Pledge): Part[] => [
  ...wordsOf(version),
  itemsTable({ items: [...version.items, ...deeds] }),
];

const wordsOf = ({ ethics, duties, weaknesses, reason }: PledgeVersion): Part[] => [
  ...(ethics ? [heading('1. Tư tưởng chính trị, đạo đức, lối sống'), ...paragraphs(ethics)] : []),
  ...(duties ? [heading('2. Thực hiện chức trách, nhiệm vụ'), ...paragraphs(duties)] : []),
  ...(weaknesses ? [heading('3. Khắc phục hạn chế, khuyết điểm'), ...paragraphs(weaknesses)] : []),
  ...(reason ? [paragraph(`Lý do điều chỉnh: ${reason}`)] : []),
];

const itemsTable = ({ items }: Pick<PledgeVersion, 'items'>): Part =>
  table(
    [20, '*', 150, 66],
    ['TT', 'Nội dung', 'Đo bằng', 'Thời hạn'],
    items.map(({ title, measure, dueOn }, at) => [
      ...[centred(String(at + 1)), title, measure],
      centred(dueOn ? dayInShort(dueOn) : ''),
    ]),
  );

function reportOf(term: 'mid' | 'end', { items, text, selfGrade, on }: PledgeReport, pledge: Pledge): Part[] {
  const titles = new Map(itemsOf(pledge).map(({ itemId, title }) => [itemId, title]));
  return [
    heading(`KẾT QUẢ ${terms[term]}`),
    paragraph(`Báo cáo ngày ${dayInShort(on)}. Tự chấm: ${selfGrade}/4.`),
    table(
      [20, '*', 80, 150],
      ['TT', 'Nội dung', 'Kết quả', 'Diễn giải'],
      items.map((item, at) => [
        ...[centred(String(at + 1)), titles.get(item.itemId) ?? ''],
        ...[centred(done[item.done]), item.line],
      ]),
    ),
    ...paragraphs(text),
  ];
}
