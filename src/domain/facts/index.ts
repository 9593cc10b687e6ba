export * from './answer.js';
export type { Fact, Sensitivity } from './define-fact.js';
export * from './dictionary.js';
