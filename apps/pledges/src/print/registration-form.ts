import { localDateOf } from '@bontot/kernel';
import {
  bare,
  centred,
  checkCodeOf,
  dayInShort,
  heading,
  letterhead,
  momentInWords,
  paragraph,
  paragraphs,
  plain,
  sealOf,
  signaturePlaces,
  table,
  titled,
  type Form,
  type Part,
} from '@bontot/print';
import type { AimedTitle, Registration, Signature } from '@bontot/pledge-core';
import { footFor, type Printing } from './printing.ts';

const aims: Record<AimedTitle, (kind: Registration['subject']) => string> = {
  four_good: (kind) => (kind === 'cell' ? 'Chi bộ «4 tốt»' : 'Đảng bộ cơ sở «4 tốt»'),
  fair: () => 'Hoàn thành tốt nhiệm vụ',
};

/** Registration form (bản đăng ký; domain handbook 11). */
export function registrationForm(registration: Registration, printing: Printing): Form {
  const { year, subject, submittedOn, submittedBy } = registration;
  const { unitName, parentName, names, at } = printing;
  const name = plain((submittedBy && names[submittedBy]) || '');
  return {
    title: `Bản đăng ký ${year} ${bare(unitName)}`,
    content: [
      letterhead({ unitName, parentName, kind: subject, day: submittedOn ?? localDateOf(at), number: null }),
      titled('BẢN ĐĂNG KÝ', `Xây dựng ${aims[registration.title](subject)} năm ${year}`),
      ...targetsOf(registration),
      signaturePlaces([
        { title: 'CẤP ỦY CẤP TRÊN', signed: registeredLines(registration), name: '' },
        { title: 'BÍ THƯ', signed: submittedOn ? [`Đã gửi ngày ${dayInShort(submittedOn)}`] : null, name },
      ]),
    ],
    foot: footFor(`/units/${registration.unitId}/pledges`, printing, { about: 'Bản đăng ký' }),
    ...(submittedOn ? {} : { mark: 'DỰ THẢO' }),
  };
}

/** Emulation compact (giao ước thi đua): both sides confirm the same content, whose digest stands beside their names. */
export function compactForm(registration: Registration, digest: string, printing: Printing): Form {
  const { year, subject, compact, submittedOn } = registration;
  const { unitName, parentName, names, at } = printing;
  const signed = [compact.secretary, compact.committee].filter((one) => one !== null);
  const isWhole = signed.length === 2;
  const day = signed.at(-1)?.on ?? submittedOn ?? localDateOf(at);
  return {
    title: `Giao ước thi đua ${year} ${bare(unitName)}`,
    content: [
      letterhead({ unitName, parentName, kind: subject, day, number: null }),
      titled('BẢN GIAO ƯỚC THI ĐUA', `Xây dựng ${aims[registration.title](subject)} năm ${year}`),
      paragraph(`${bare(unitName)} giao ước thi đua thực hiện các nội dung sau:`),
      ...targetsOf(registration),
      signaturePlaces([
        place('ĐẠI DIỆN CẤP ỦY', compact.committee, digest, names),
        place('BÍ THƯ', compact.secretary, digest, names),
      ]),
    ],
    foot: footFor(`/units/${registration.unitId}/pledges`, printing, {
      about: 'Giao ước thi đua, chưa đủ hai bên xác nhận',
      ...(isWhole && { code: checkCodeOf(digest), signedTimes: 1 }),
    }),
    ...(isWhole ? {} : { mark: 'DỰ THẢO' }),
  };
}

const targetsOf = ({ targets, issue }: Registration): Part[] => [
  heading('CHỈ TIÊU THEO TỪNG TIÊU CHÍ'),
  table(
    [20, 150, '*', 50],
    ['TT', 'Tiêu chí', 'Chỉ tiêu', 'Điểm'],
    targets.map(({ criterion, text, points }, at) => [
      ...[centred(String(at + 1)), criterion, text],
      centred(points === null ? '' : String(points).replace('.', ',')),
    ]),
  ),
  ...(issue ? [heading('VẤN ĐỀ NỔI CỘM, KHÂU ĐỘT PHÁ'), ...paragraphs(issue)] : []),
];

const registeredLines = ({ registeredOn }: Registration): string[] | null =>
  registeredOn ? [`Đã ghi nhận đăng ký ngày ${dayInShort(registeredOn)}`] : null;

const place = (title: string, signature: Signature | null, digest: string, names: Printing['names']) => ({
  title,
  signed: signature ? [`Đã xác nhận ${momentInWords(signature.at)}`, `Dấu văn bản ${sealOf(digest)}`] : null,
  name: plain((signature && names[signature.by]) || ''),
});
