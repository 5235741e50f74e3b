import type { actions as source } from '../../vi/words/actions.ts';

/** What to do next: by code of the action, then by code and measure where the sentence differs. */
export const actions: Record<keyof typeof source, string> = {
  'action.confirm': 'Получите подтверждение {n, plural, one {# записи} other {# записей}}: {name}.',
  'action.renew_evidence':
    'Обновите {n, plural, one {# просроченное подтверждение} few {# просроченных подтверждения} many {# просроченных подтверждений} other {# просроченного подтверждения}}: {name}.',
  'action.complete_task':
    'Завершите {n, plural, one {# поручение} few {# поручения} many {# поручений} other {# поручения}} с наступившим сроком и сдайте результат.',
  'action.complete_task.one': 'Завершите поручение со сроком {date} и сдайте результат.',
  'action.reach_target':
    'Достигните ещё {n, plural, one {# планового показателя} other {# плановых показателей}} и сообщите цифры на подтверждение.',
  'action.claim_excess':
    'Укажите, что сделано сверх требуемого, по {n, plural, one {# выполненному поручению} other {# выполненным поручениям}} и отправьте на подтверждение.',
  'action.claim_excess.new': 'Выполните поручение сверх требуемого, укажите, что именно, и отправьте на подтверждение.',
  'action.report_late':
    'Сдайте {n, plural, one {# недостающий месячный отчёт} few {# недостающих месячных отчёта} many {# недостающих месячных отчётов} other {# недостающего месячного отчёта}} членов партии.',
  'action.register_pledge':
    'Зарегистрируйте обязательства ещё {n, plural, one {# члена партии} other {# членов партии}}.',
  'action.register_pledge.sub.pledge.registered':
    'Добейтесь, чтобы {n, plural, one {# ячейка зарегистрировала} few {# ячейки зарегистрировали} many {# ячеек зарегистрировали} other {# ячейки зарегистрировали}} обязательства всех членов.',
  'action.report_pledge':
    'Сдайте {n, plural, one {# недостающий отчёт} few {# недостающих отчёта} many {# недостающих отчётов} other {# недостающего отчёта}} об обязательстве.',
  'action.review_pledge':
    'Рассмотрите в ячейке обязательства ещё {n, plural, one {# члена партии} other {# членов партии}}.',
  'action.recognise_initiative':
    'Представьте к признанию инициативы {n, plural, one {# члена партии} other {# членов партии}}.',
  'action.complete_training':
    'Направьте на обучение {n, plural, one {# человека} few {# человека} many {# человек} other {# человека}} и сдайте свидетельства.',
  'action.conclude_inspection':
    'Проведите {n, plural, one {# плановую проверку} few {# плановые проверки} many {# плановых проверок} other {# плановой проверки}} и сдайте заключение.',
  'action.collect_dues': 'Соберите недостающие взносы: {slots}.',
  'action.acknowledge_document':
    'Помогите остальным подтвердить изучение {n, plural, one {# документа} other {# документов}}.',
  'action.acknowledge_document.missing':
    'Помогите подтвердить изучение {n, plural, =1 {документа} other {# документов}} ещё {missing, plural, one {# члену партии} other {# членам партии}}.',
  'action.collect_dues.missing':
    'Соберите недостающие взносы у {missing, plural, one {# члена партии} other {# членов партии}}, {slots}.',
  'action.assign_follow_up': 'Дайте поручения по итогам тематического собрания: {slots}.',
  'action.solve_issue':
    'Продолжите решение {n, plural, one {# заявленной проблемы} other {# заявленных проблем}} и сообщите результат на подтверждение.',
  'action.prove_in_time':
    'Если протокол был подписан в срок: отправьте подписанные копии по {n, plural, one {# собранию} other {# собраниям}}.',
  'action.prove_in_time.one': 'Если протокол от {date} был подписан в срок: отправьте подписанную копию.',
  'action.confirm_meeting_score':
    'Попросите куратора подтвердить оценочные листы по {n, plural, one {# собранию} other {# собраниям}}.',
  'action.confirm_meeting_score.one': 'Попросите куратора подтвердить оценочный лист за {date}.',
  'action.next_in_full':
    '{n, plural, =1 {В следующий раз выполните} few {Следующие # раза выполняйте} other {Следующие # раз выполняйте}} полностью: {name}.',
  'action.next_in_full.meeting.attendance':
    'Обеспечьте явку всех {whole} на {n, plural, =1 {следующем собрании} other {# следующих собраниях}}.',
  'action.next_in_full.meeting.attendance.enough': 'Обеспечьте на следующем собрании явку не менее {part} из {whole}.',
  'action.next_in_full.meeting.attendance.all': 'Обеспечьте на следующем собрании явку всех {whole}.',
  'action.next_in_full.meeting.premeeting.held':
    'Проведите заседание бюро перед {n, plural, =1 {следующим собранием} other {# следующими собраниями}}.',
  'action.next_in_full.meeting.papers.on_time':
    'Разошлите материалы минимум за день к {n, plural, =1 {следующему собранию} other {# следующим собраниям}}.',
  'action.next_in_full.meeting.duration.met':
    'Проведите {n, plural, =1 {следующее собрание} few {# следующих собрания} many {# следующих собраний} other {# следующих собрания}} полной длительности.',
  'action.next_in_full.meeting.speakers':
    'Дайте слово большему числу членов на {n, plural, =1 {следующем собрании} other {# следующих собраниях}}.',
  'action.next_in_full.minutes.signed.on_time':
    'Подпишите протокол {n, plural, =1 {следующего собрания} other {# следующих собраний}} за 5 дней.',
  'action.next_in_full.meeting.grade':
    'Хорошо проведите {n, plural, =1 {следующее собрание} few {# следующих собрания} many {# следующих собраний} other {# следующих собрания}} и отправьте оценочный лист на подтверждение.',
  'action.next_in_full.meeting.supervisor.attended':
    'Пригласите куратора на {n, plural, =1 {следующее собрание} few {# следующих собрания} many {# следующих собраний} other {# следующих собрания}}.',
  'action.next_in_full.document.acknowledged':
    'Добейтесь, чтобы все вовремя подтвердили изучение {n, plural, =1 {следующего документа} other {# следующих документов}}.',
  'action.next_in_full.task.completed':
    'Выполните {n, plural, =1 {следующее поручение} few {# следующих поручения} many {# следующих поручений} other {# следующих поручения}}.',
  'action.next_in_full.task.on_time':
    'Выполните в срок {n, plural, =1 {следующее поручение} few {# следующих поручения} many {# следующих поручений} other {# следующих поручения}}.',
  'action.next_in_full.member.reported':
    'Обеспечьте сдачу ещё {n, plural, one {# месячного отчёта} other {# месячных отчётов}} членов партии.',
  'action.next_in_full.dues.paid':
    'Соберите все взносы за {n, plural, =1 {следующий месяц} few {# следующих месяца} many {# следующих месяцев} other {# следующих месяца}}.',
  'action.next_in_full.report.on_time':
    'Отправьте в срок {n, plural, =1 {следующий отчёт} few {# следующих отчёта} many {# следующих отчётов} other {# следующих отчёта}} вышестоящему комитету.',
  'action.next_in_full.inspection.done':
    'Проведите {n, plural, =1 {следующую плановую проверку} few {# следующие плановые проверки} many {# следующих плановых проверок} other {# следующие плановые проверки}}.',
  'action.next_in_full.principle.graded': 'Исправьте замечания, чтобы следующая оценка была 4.',
  'action.next_in_full.programme.concretised':
    'Вовремя переведите в программу {n, plural, =1 {следующий документ} few {# следующих документа} many {# следующих документов} other {# следующих документа}} сверху.',
  'action.next_in_full.sub.cell.attended':
    'Направьте кураторов ещё в {n, plural, one {# ячейку} few {# ячейки} many {# ячеек} other {# ячейки}} в этом квартале.',
  'action.send_first': 'Отправьте первые данные: {name}.',
  'action.send_first.slot': 'Если это было сделано ({slots}): внесите с подтверждением: {name}.',
  'action.answer_slot': 'Выполните за {slots}: {name}.',
  'action.answer_slot.meeting.regular.held': 'Проведите очередное собрание за {slots}.',
  'action.answer_slot.resolution.adopted': 'Примите резолюцию или заключение и дайте поручения на собрании за {slots}.',
  'action.answer_slot.meeting.thematic.held': 'Проведите тематическое собрание за {slots}.',
  'action.answer_slot.meeting.thematic.followed_up':
    'Проведите тематическое собрание за {slots}, примите заключение и дайте поручения.',
  'action.answer_slot.committee.meeting.held': 'Проведите заседание комитета за {slots}.',
  'action.enter_approval': 'Если вышестоящий комитет согласовал перенос за {slots}: внесите согласие.',
  'action.enter_approval.committee.meeting.excused':
    'Если вышестоящий комитет разрешил не заседать за {slots}: внесите согласие.',
  'action.add_to_target': 'Добавьте {n} до плана: {name}.',
  'action.add_to_target.candidate.introduced': 'Представьте ещё {n, plural, one {# кандидата} other {# кандидатов}}.',
  'action.add_to_target.member.admitted': 'Примите ещё {n, plural, one {# члена партии} other {# членов партии}}.',
  'action.add_to_target.model.recognised':
    'Добейтесь признания ещё {n, plural, one {# хорошей модели} other {# хороших моделей}}.',
  'action.add_to_target.sub.member.admitted':
    'Добейтесь приёма в ячейках ещё {n, plural, one {# члена партии} other {# членов партии}}.',
  'action.enter_plan': 'Введите план на год: {name}.',
  'action.enter_plan.and_count': 'Введите план на год и первый результат: {name}.',
  'action.confirm_register': 'Попросите контрольную комиссию подтвердить реестр дел.',
  'action.get_graded': 'Попросите уполномоченных дать оценку: {name}.',
  'action.get_graded.principle.graded': 'Попросите куратора оценить соблюдение регламента и принципов.',
  'action.get_graded.issue.stage': 'Сообщите, как решена заявленная проблема, чтобы её оценили.',
  'action.register': 'Зарегистрируйтесь на «4 хорошо» в этом году.',
  'action.proof': 'Засчитывается только с доказательством, что это сделано в периоде.',
};
