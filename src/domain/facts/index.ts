export * from './answer.js';
export { SENSITIVITIES, type Fact, type Sensitivity } from './define-fact.js';
export * from './dictionary.js';
