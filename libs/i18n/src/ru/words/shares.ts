import type { shares as source } from '../../vi/words/shares.ts';

/** What the numbers of a part count, as a clause that begins small: a sentence or a colon stands around it. */
export const shares: Record<keyof typeof source, string> = {
  'share.meeting.regular.held': 'очередное собрание проведено за {span}',
  'share.meeting.regular.excused': 'согласовано без собрания: {span}',
  'share.resolution.adopted': 'резолюция или заключение с поручениями за {span}',
  'share.meeting.premeeting.held': 'бюро заседало перед {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'share.meeting.papers.on_time':
    'материалы разосланы вовремя к {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'share.meeting.attendance': 'присутствие {part} из {whole}',
  'share.meeting.unexcused': '{part} из {whole} отсутствий без причины',
  'share.meeting.duration.met': 'полная длительность на {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'share.meeting.speakers': 'выступили {part} из {whole} присутствовавших',
  'share.meeting.thematic.held': 'тематическое собрание проведено за {span}',
  'share.meeting.thematic.followed_up': 'тематическое собрание с поручениями за {span}',
  'share.minutes.signed.on_time':
    'протокол подписан в срок по {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'share.meeting.grade': 'оценено {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'share.meeting.supervisor.attended':
    'куратор присутствовал на {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'share.document.acknowledged': 'изучение подтверждено: {part} из {whole}',
  'share.task.completed': 'выполнено {part} из {whole, plural, one {# поручения} other {# поручений}}',
  'share.task.on_time': 'в срок выполнено {part} из {whole, plural, one {# поручения} other {# поручений}}',
  'share.task.exceeded': 'сверх требуемого выполнено {part} из {whole, plural, one {# поручения} other {# поручений}}',
  'share.target.achieved': 'достигнуто {part} из {whole, plural, one {# показателя} other {# показателей}}',
  'share.member.reported': 'сдано {part} из {whole, plural, one {# месячного отчёта} other {# месячных отчётов}}',
  'share.members.reviewed':
    'проведено {part} из {whole, plural, one {# полугодового просмотра} other {# полугодовых просмотров}} состава',
  'share.pledge.registered':
    'обязательство приняли {part} из {whole, plural, one {# члена партии} other {# членов партии}}',
  'share.pledge.reported': 'сдано {part} из {whole, plural, one {# отчёта} other {# отчётов}} об обязательстве',
  'share.pledge.reviewed': 'ячейка рассмотрела {part} из {whole, plural, one {# обязательства} other {# обязательств}}',
  'share.pledge.graded': 'оценено {part} из {whole, plural, one {# обязательства} other {# обязательств}}',
  'share.initiative.recognised':
    'признанная инициатива есть у {part} из {whole, plural, one {# члена партии} other {# членов партии}}',
  'share.model.recognised': 'признано {part} из {whole, plural, one {# модели} other {# моделей}}',
  'share.candidate.introduced': 'представлено {part} из {whole, plural, one {# кандидата} other {# кандидатов}}',
  'share.candidate.target': 'план по кандидатам {part} из {whole}',
  'share.member.admitted': 'принято {part} из {whole, plural, one {# нового члена} other {# новых членов}}',
  'share.admission.target': 'план приёма {part} из {whole}',
  'share.member.classified':
    'категория определена у {part} из {whole, plural, one {# члена партии} other {# членов партии}}',
  'share.training.completed': 'обучение прошли {part} из {whole}',
  'share.discipline.imposed': '{part} из {whole} взысканий',
  'share.discipline.leader': '{part} из {whole} взысканий руководителям',
  'share.discipline.self_detected': '{part} из {whole} нарушений выявлены самой ячейкой',
  'share.violation.found': '{part} из {whole} нарушений выявлены позже',
  'share.complaint.founded': '{part} из {whole} жалоб обоснованы',
  'share.unity.breach': '{part} из {whole} заключений о потере единства',
  'share.cases.cleared': 'реестр подтверждён {part} из {whole} раз',
  'share.principle.graded': 'регламент и принципы оценены: {part} из {whole} полугодий',
  'share.inspection.done': 'проведено {part} из {whole, plural, one {# плановой проверки} other {# плановых проверок}}',
  'share.dues.paid': 'взносы уплачены в срок: {part} из {whole}',
  'share.report.on_time':
    'в срок отправлено {part} из {whole, plural, one {# отчёта} other {# отчётов}} вышестоящему комитету',
  'share.issue.stage': 'решено {part} из {whole, plural, one {# заявленной проблемы} other {# заявленных проблем}}',
  'share.emulation.registered': 'зарегистрировано {part} из {whole}',
  'share.evidence.falsified': '{part} из {whole} подтверждений ложные',
  'share.programme.concretised':
    'вовремя переведено в программу {part} из {whole, plural, one {# документа} other {# документов}}',
  'share.committee.meeting.held': 'комитет заседал за {span}',
  'share.committee.meeting.excused': 'согласовано без заседания: {span}',
  'share.sub.meeting.grade': '{part} из {whole} баллов за собрания ячеек',
  'share.sub.cell.recognised': 'признаны «4 хорошо» {part} из {whole, plural, one {# ячейки} other {# ячеек}}',
  'share.sub.cell.attended':
    'проведено {part} из {whole, plural, one {# квартального посещения} other {# квартальных посещений}} ячеек',
  'share.sub.discipline.imposed': '{part} из {whole} взысканий',
  'share.sub.pledge.registered':
    'во всех ячейках обязательство приняли {part} из {whole, plural, one {# члена партии} other {# членов партии}}',
  'share.sub.member.passed':
    'категория «выполнено» и выше у {part} из {whole, plural, one {# члена партии} other {# членов партии}}',
  'share.sub.member.good':
    'категория «хорошо» и выше у {part} из {whole, plural, one {# члена партии} other {# членов партии}}',
  'share.sub.member.admitted': 'принято {part} из {whole, plural, one {# нового члена} other {# новых членов}}',
  'share.sub.cell.has_model':
    'признанная модель или инициатива есть у {part} из {whole, plural, one {# ячейки} other {# ячеек}}',
  'share.task.completed+target.achieved':
    'выполнено {part} из {whole, plural, one {# поручения или показателя} other {# поручений и показателей}}',

  'reach.meeting.speakers':
    'не менее {limit} выступили на {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'reach.meeting.attendance': 'явка не менее {limit} на {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'reach.other': '{rate}: не менее {limit} в {part} из {whole, plural, one {# случая} other {# случаев}}',

  'graded.meeting.grade': 'оценка «{grade}» и выше у {part} из {whole, plural, one {# собрания} other {# собраний}}',
  'graded.member.classified':
    'категория «{grade}» и выше у {part} из {whole, plural, one {# члена партии} other {# членов партии}}',
  'graded.pledge.graded':
    'оценка {grade} и выше у {part} из {whole, plural, one {# обязательства} other {# обязательств}}',
  'graded.principle.graded': 'оценка {grade} и выше у {part} из {whole, plural, one {# полугодия} other {# полугодий}}',
  'graded.issue.stage': 'оценка {grade} и выше у {part} из {whole, plural, one {# проблемы} other {# проблем}}',
  'graded.other': '{rate}: {grade} и выше у {part} из {whole}',

  'pooled.other': '{names}: выполнено {part} из {whole}',

  'share.other': '{rate}: {part} из {whole}',

  'judged.issue.stage': 'оценка за решение проблемы: {mean} из 4',
  'judged.principle.graded': 'оценка за регламент и принципы: {mean} из 4',
  'judged.other': '{rate}: {mean} из 4',

  'span.month': '{part} из {whole, plural, one {# месяца} other {# месяцев}}',
  'span.quarter': '{part} из {whole, plural, one {# квартала} other {# кварталов}}',
  'span.half': '{part} из {whole, plural, one {# полугодия} other {# полугодий}}',
  'span.meeting': '{part} из {whole, plural, one {# собрания} other {# собраний}}',

  'none.discipline.imposed': 'взысканий у членов партии нет',
  'none.discipline.leader': 'взысканий у руководителей нет',
  'none.discipline.self_detected': 'нарушений, выявленных самой ячейкой, нет',
  'none.violation.found': 'нарушений, выявленных позже, нет',
  'none.complaint.founded': 'обоснованных жалоб нет',
  'none.unity.breach': 'потери единства нет',
  'none.complaint.founded+unity.breach': 'обоснованных жалоб нет, единство сохранено',
  'none.evidence.falsified': 'ложных подтверждений нет',
  'none.sub.discipline.imposed': 'взысканий у подчинённых организаций и членов комитета нет',
  'none.meeting.unexcused': 'отсутствий без причины нет',
  'none.other': 'случаев нет: {rate}',

  'cases.discipline.imposed':
    '{n, plural, one {# взыскание} few {# взыскания} many {# взысканий} other {# взыскания}} у членов партии',
  'cases.discipline.leader':
    '{n, plural, one {# взыскание} few {# взыскания} many {# взысканий} other {# взыскания}} у руководителей',
  'cases.discipline.self_detected':
    '{n, plural, one {# нарушение выявлено} few {# нарушения выявлены} many {# нарушений выявлено} other {# нарушения выявлено}} самой ячейкой',
  'cases.violation.found':
    '{n, plural, one {# нарушение выявлено} few {# нарушения выявлены} many {# нарушений выявлено} other {# нарушения выявлено}} позже',
  'cases.complaint.founded':
    '{n, plural, one {# обоснованная жалоба} few {# обоснованные жалобы} many {# обоснованных жалоб} other {# обоснованной жалобы}}',
  'cases.unity.breach':
    '{n, plural, one {# заключение} few {# заключения} many {# заключений} other {# заключения}} о потере единства',
  'cases.complaint.founded+unity.breach': 'обоснованных жалоб и заключений о потере единства: {n}',
  'cases.evidence.falsified': 'ложных подтверждений: {n}',
  'cases.sub.discipline.imposed': 'взысканий у подчинённых организаций и членов комитета: {n}',
  'cases.meeting.unexcused': 'отсутствий без причины: {n}',
  'cases.other': 'случаев {n}: {rate}',
};
