/** What a member sees on a phone. */
export const memberPhone = {};
