/** Where Sentor hands out keys (sentor.app/llms.txt, README of its clients). */
export const KEYS_PAGE = 'https://dashboard.sentor.app/settings?tab=api-access';

/** Where Sentor explains its plans (docs, rate limits). */
export const PRICING_PAGE = 'https://sentor.app/pricing';

/** Where Sentor answers questions (README of its clients). */
export const SUPPORT = 'sentor@nikx.one';

/** Production base of the API (docs, reference). */
export const DEFAULT_BASE_URL = 'https://sentor.app/api';
