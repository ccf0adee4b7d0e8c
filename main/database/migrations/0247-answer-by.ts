/** By when she wants an answer to an ask, where she named a day (D18, D22). */
export const answerBy = `
alter table asks add column answer_by text;
`;
