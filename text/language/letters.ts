/** A letter, an ending or a beginning that speaks for a language, and how much beside one word. */
export type Sign = readonly [code: string, sign: RegExp, weight: number];

/** Letters that few languages write. */
export const LETTER_SIGNS: readonly Sign[] = [
	['de', /ß/, 2],
	['de', /[äöü]/, 0.7],
	['fr', /[œêèàçé]/, 0.7],
	['fr', /(?:^|[\s(])(?:[ldjnmtsc]|qu)['’][a-zéèêàh]/, 1.5],
	['es', /[ñ¿¡]/, 2],
	['es', /ción|[áíóú]/, 0.5],
	['it', /[àèìòù](?:[\s.,!?]|$)/, 0.7],
	['it', /(?:^|\s)(?:dell|all|nell|dall|sull|l|un|c|d)['’][aeiouh]/, 1],
	['pt', /[ãõ]/, 2],
	['pt', /[áâêóú]|ç/, 0.5],
	['pl', /[łąęśżźćń]/, 2],
	['sv', /[åäö]/, 0.8],
	['da', /[øæå]/, 1],
	['no', /[øæå]/, 0.9],
	['fi', /ää|öö|yy|[äö][^aou\s]*[äöy]/, 0.8],
	['tr', /[ığşİ]/, 2],
	['tr', /[çöü]/, 0.5],
	['cs', /[ěřů]/, 2],
	['cs', /[šžčýáíé]/, 0.5],
	['ro', /[ățșţ]/, 2],
	['hu', /[őű]/, 2],
	['hu', /[áéíóúöü]/, 0.4],
];

/** What words begin or end with, matched against one folded word of at least five letters. */
export const WORD_SIGNS: readonly Sign[] = [
	['en', /(?:ing|ed|ly|tion|ness|ful|ght|ck|ous|able|ould|ies|ers?)$|^(?:th|wh)|ea|ou[^w]/, 0.35],
	[
		'nl',
		/ij|aa|uu|(?:[^a]oe|ee|oo)[^s]|ui|sch|(?:tje|tjes|je|heid|eerd|ing|ingen|end|isch|tie)$|^(?:ge|ver|be|on|ont|uit|aan)|cht/,
		0.35,
	],
	[
		'de',
		/(?:ung|ungen|keit|heit|lich|liche|ieren|iert|tzt|ern|end)$|sch|ei|tz|pf|^(?:ge|ver|be|zu|ein)|cht/,
		0.35,
	],
	['fr', /(?:eux|euse|ement|ais|ait|eur|ique|oir|tion|ement|elle|ee|ees|ez)$|eau|oi|qu|aux/, 0.35],
	['es', /(?:cion|dad|mente|ando|iendo|ado|ada|ido|idos|aron|os|as|ar|er)$|ue|ll/, 0.35],
	[
		'it',
		/(?:zione|mente|ita|ato|ata|are|ere|ire|ssimo|issima|ono|etto|ino)$|gli|cch|zz|tt|gg/,
		0.35,
	],
	['pt', /(?:cao|coes|mente|dade|ado|ada|eiro|eira|ou|ram|ei|am)$|nh|lh|ao/, 0.35],
	['pl', /(?:osc|anie|enie|ych|ego|owa|lem|lam|acja|acji)$|cz|sz|rz|^(?:prz|nie|wy)|dz/, 0.4],
	['sv', /(?:ning|ade|arna|igt|else|ligt|ar|et|en)$|sk|^(?:for)|aj/, 0.3],
	['da', /(?:else|hed|ede|ning|ligt|er|et|en)$|^(?:for|af)|ej|gt|sk/, 0.3],
	['fi', /(?:nen|ssa|sta|lla|lle|ksi|inen|tta)$|kk|ii|uo|yy/, 0.35],
	['tr', /(?:lar|ler|lari|leri|dir|yor|mis|iniz|ugu|lik|mek|mak|dum|dim)$|^(?:gel|ver|yap)/, 0.4],
	['ro', /(?:ului|area|ul|ile|esc|eaza|at)$/, 0.3],
	['cs', /(?:ost|ovat|ani|eni|ych|eho)$|^(?:pre|pri|ne)/, 0.3],
	['hu', /(?:nak|nek|ban|ben|tam|tem|sag|seg|nem)$|gy|sz|cs|ny/, 0.35],
];
