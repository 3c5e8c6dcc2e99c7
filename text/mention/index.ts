export { patternOf, type Pattern } from './pattern';
export { TextIndex } from './text-index';
