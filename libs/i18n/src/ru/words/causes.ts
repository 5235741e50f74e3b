import type { causes as source } from '../../vi/words/causes.ts';

/** Entries of the timeline: what came in, with the day or slot it speaks of. */
export const causes: Record<keyof typeof source, string> = {
  'cause.yes': '{name} ({when}): да.',
  'cause.no': '{name} ({when}): нет.',
  'cause.ratio': '{name} ({when}): {part} из {whole}.',
  'cause.count': '{name} ({when}): {n}.',
  'cause.grade': '{name} ({when}): {grade}.',
  'cause.withdrawn': 'Отозвано: {name}, {when}.',
  'cause.fact': 'Новые данные: {name}.',
  'cause.withdrawn_fact': 'Отозвано: {name}.',
  'cause.confirmed': 'Подтверждено: {name}.',
  'cause.rejected': 'Отклонено: {name}.',
  'cause.rejected_because': 'Отклонено: {name}. Причина: {reason}.',
  'cause.exemption.pending': 'Запрошено «не применимо» для показателя {indicator}.',
  'cause.exemption.approved': 'Утверждено «не применимо» для показателя {indicator}.',
  'cause.exemption.refused': 'Отклонено «не применимо» для показателя {indicator}.',
  'cause.exemption.revoked': 'Отозвано «не применимо» для показателя {indicator}.',
  'cause.unit': 'Сведения об организации изменились.',
  'cause.set': 'Набор критериев изменился.',
  'cause.date': 'Наступил срок показателя.',
};
