/** Meetings as supervisors and committees see them. */
export const meetingDesk = {};
