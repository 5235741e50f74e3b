/** The meeting screen and the month of a cell, on a phone. */
export const meetingPhone = {};
