/** The page of one cell or committee. */
export const cell = {
  'cell.why': 'Vì sao',
};
