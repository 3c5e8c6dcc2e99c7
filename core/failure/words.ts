import type { FailureCode } from '../types';
import { DEFAULT_BASE_URL, KEYS_PAGE, PRICING_PAGE, SUPPORT } from './links';
import type { ReasonOf } from './reasons';

/** What happened, and what to do next. */
type Words = readonly [message: string, description: string];

const CHECK_ADDRESS = `Check the base URL; the usual one is ${DEFAULT_BASE_URL}. Nothing more was sent.`;
const COPY_KEY = `Copy the key anew from ${KEYS_PAGE}. Nothing was sent.`;
const NEW_KEY = `Create a key at ${KEYS_PAGE} and use it in place of this one. Nothing more was sent.`;
const LARGER_PLAN = `Send the rest later, or choose a larger plan (${PRICING_PAGE}).`;
const KEPT = 'What was answered is kept.';
const LATER = `Try again later{: from |retryAt| on}. If it goes on, write to ${SUPPORT} and give the request ID. ${KEPT}`;
const AGAIN = `Send this text again. If it repeats, write to ${SUPPORT} and give the request ID.`;
const TRUST =
	'Have this machine trust the certificate or its issuer, or check the base URL: a firewall or a proxy on the way may answer with a certificate of its own.';
const NO_ANSWER = 'No answer in time for this text ({characters} characters, {attempts} attempts)';

/**
 * The words of each failure in neutral English, for a host that has none of its own. They know no
 * host: a text, a request, an address and an API key, but no item, node or credential. `{name}` is a
 * value; `{ (|name|)}` one with what stands around it, and nothing of it where there is no value.
 */
export const WORDS: { [Code in FailureCode]: Record<ReasonOf<Code>, Words> } = {
	invalid_input: {
		no_text: ['Text is empty', 'Give a text, or leave it out. Nothing was sent for it.'],
		no_entities: [
			'No entity is named',
			'Name at least one entity to look at, e.g. delivery, support, price. Nothing was sent for this text.',
		],
		text_type: [
			'Text is {a |found}, not a text',
			'Pick what holds the text itself. Nothing was sent for it.',
		],
		language: [
			"Language '{found}' is not supported",
			'Use en (English) or nl (Dutch). Nothing was sent for this text.',
		],
		unreadable: [
			'The text or the entities could not be read',
			'Give the text and the entities as plain text. Nothing was sent for it.',
		],
		no_documents: [
			'There is no text to name the topic by',
			'Give at least one document with a text, e.g. those of a cluster. Nothing was sent.',
		],
		too_few: [
			'Clustering needs at least {least} texts{ in |language}, there are {found}',
			'Collect more texts before, or leave out fewer. Nothing was sent.',
		],
		text_too_long: [
			'The text has {characters} characters, at most {maxCharacters} are allowed',
			'Shorten the text, or allow longer ones. Nothing was sent for it.',
		],
	},
	auth: {
		invalid_key: ['The API key was refused ({status})', NEW_KEY],
		expired_key: ['The API key expired{ on |expiresAt} ({status})', NEW_KEY],
		no_permission: [
			'The API key lacks the permission for this ({status}){: |serverMessage}',
			`Check what the plan includes (${PRICING_PAGE}), or use a key that may do this. Nothing more was sent.`,
		],
	},
	quota: {
		used_up: [
			"The plan's quota is used up{; it opens again at |retryAt}{: |serverMessage}",
			`${LARGER_PLAN} ${KEPT}`,
		],
		wait_too_long: [
			"The plan's quota is used up{; it opens again at |retryAt}",
			`${LARGER_PLAN} That is longer than the longest wait allowed ({maxWaitSeconds} s). ${KEPT}`,
		],
	},
	rejected: {
		refused: [
			'The API refused this text ({status}){: |serverMessage}',
			'The text has {characters} characters. Shorten or split it, or mend what the message names.',
		],
		refused_part: [
			'The API refused a part of this text ({status}){: |serverMessage}',
			'It is what stands from character {from} to {to}. Change that, or mend what the message names; the other parts were taken.',
		],
		crashes: [
			'Sentor fails at this text ({status}) while others pass{: |serverMessage}',
			`The text has {characters} characters. Look for what is unusual in it and change that, or leave it out; ${SUPPORT} can tell more by the request ID.`,
		],
		breaks_off: [
			'The connection breaks at this text ({networkCode}) while others pass',
			'The text has {characters} characters. Look for what a firewall on the way may take for an attack, such as markup or code, and change that, or leave it out.',
		],
	},
	too_slow: {
		long_text: [NO_ANSWER, 'Split the text into shorter ones, or raise the request time-out.'],
		short_text: [
			NO_ANSWER,
			'The text is short, so that Sentor may be overloaded: send it again later, or raise the request time-out.',
		],
	},
	unavailable: {
		network: [
			'Sentor cannot be reached{ (|networkCode|)}',
			'Check the base URL and whether this machine reaches it (network, proxy).',
		],
		tls_self_signed: [
			'The certificate of the server is self-signed, so that it is not trusted ({networkCode})',
			TRUST,
		],
		tls_untrusted: [
			'The certificate of the server comes from an issuer that is not trusted ({networkCode})',
			TRUST,
		],
		tls_expired: [
			'The certificate of the server has expired, or is not valid yet ({networkCode})',
			'Have the certificate of the server renewed, and check the clock of this machine.',
		],
		tls_host: [
			'The certificate of the server is made out to another host ({networkCode})',
			'Check the host in the base URL: it has to be the one that the certificate names.',
		],
		tls: [
			'No secure connection to the server could be made ({networkCode})',
			'Check the base URL (https:// or http://, host and port) and what stands on the way, such as a firewall or a proxy.',
		],
		proxy_refused: [
			'The proxy refused to connect to Sentor ({proxyStatus})',
			'Have the proxy allow this address, or send the requests without it.',
		],
		proxy_login: [
			'The proxy wants a user name and a password ({proxyStatus})',
			'Put both into the settings of the proxy, or check them there.',
		],
		proxy_failed: [
			'The proxy could not connect to Sentor ({proxyStatus})',
			'Check the base URL and the proxy, or try again later.',
		],
		no_answer: [
			'Sentor was reached, but gave no answer within {seconds} s',
			`Try again later. If it goes on, raise the request time-out. ${KEPT}`,
		],
		answer_too_large: [
			'The answer is larger than any of Sentor should be',
			`Check the base URL, or send fewer texts in one request. ${KEPT}`,
		],
		answer_garbled: [
			'The answer cannot be read ({networkCode})',
			'Check the base URL, and what stands on the way to it: something else than Sentor may answer, or a proxy may change the answers.',
		],
		server: ['Sentor does not answer as it should ({status}){: |serverMessage}', LATER],
		error_in_answer: ['Sentor answered without results ({status}){: |serverMessage}', LATER],
		unhealthy: ['Sentor says of itself that it is {serverMessage}', LATER],
	},
	missing_result: {
		missing: ['The API answered without a result for this text', AGAIN],
		no_label: [
			'The API answered with a label that is none of its own for this text: {found}',
			AGAIN,
		],
		error_in_result: [
			'The API answered without a result for this text{: |serverMessage}',
			'Mend what the message names, or send this text again.',
		],
	},
	config: {
		address: ['Nothing was found at this address ({status})', CHECK_ADDRESS],
		address_redirect: ['This address redirects elsewhere ({status})', CHECK_ADDRESS],
		address_page: [
			"This address answers with something else than Sentor's API ({status})",
			CHECK_ADDRESS,
		],
		address_form: [
			'The base URL is no web address',
			`Give a web address, for instance ${DEFAULT_BASE_URL}.`,
		],
		address_login: [
			'The base URL holds a user name or a password',
			`Take out what stands before the @, for instance ${DEFAULT_BASE_URL}: the API key is what Sentor knows the account by.`,
		],
		address_query: [
			'The base URL goes on behind a ? or a #',
			`Take that part out, for instance ${DEFAULT_BASE_URL}.`,
		],
		no_key: ['There is no API key', `Create a key at ${KEYS_PAGE}. Nothing was sent.`],
		key_line_break: ['The API key goes over more than one line', COPY_KEY],
		key_characters: ['The API key has characters that no key has', COPY_KEY],
		google_key: [
			'A key was refused in a call with the Google key{ (|status|)}',
			"Check the Google API key, or leave it out to use Sentor's own. If it is right, check the Sentor key.",
		],
		all_rejected: [
			'The API refused every text that was tried ({status}){: |serverMessage}',
			'Check the language, the entities and the base URL. The rest was not sent.',
		],
		status: [
			'The request was refused, whatever the text ({status}){: |serverMessage}',
			'Check the base URL and what stands on the way to it, such as a proxy or a gateway. The rest was not sent.',
		],
	},
	deadline: {
		time_up: [
			'The time was up before this text was answered',
			`Send the rest again, or allow more time. ${KEPT}`,
		],
	},
	cancelled: {
		stopped: [
			'It was cancelled before this text was answered',
			'Send it again to have it answered.',
		],
	},
};
