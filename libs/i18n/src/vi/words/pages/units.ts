/** The commune's morning, the province's list, heatmap, tree. */
export const units = {
  'units.today': 'Hôm nay',
};
