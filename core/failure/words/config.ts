import { DEFAULT_BASE_URL, KEYS_PAGE } from '../links';
import type { ReasonOf } from '../reasons';
import { optional, quote, type Say } from './phrases';

const CHECK_ADDRESS = `Check the base URL; the usual one is ${DEFAULT_BASE_URL}. Nothing more was sent.`;
const COPY_KEY = `Copy the key anew from ${KEYS_PAGE}. Nothing was sent.`;

export const CONFIG: Record<ReasonOf<'config'>, Say> = {
	address: ({ status }) => [`Nothing was found at this address (${status})`, CHECK_ADDRESS],
	address_redirect: ({ status }) => [`This address redirects elsewhere (${status})`, CHECK_ADDRESS],
	address_page: ({ status }) => [
		`This address answers with something else than Sentor's API (${status})`,
		CHECK_ADDRESS,
	],
	address_form: () => [
		'The base URL is no web address',
		`Give a web address, for instance ${DEFAULT_BASE_URL}.`,
	],
	address_login: () => [
		'The base URL holds a user name or a password',
		`Take out what stands before the @, for instance ${DEFAULT_BASE_URL}: the API key is what Sentor knows the account by.`,
	],
	address_query: () => [
		'The base URL goes on behind a ? or a #',
		`Take that part out, for instance ${DEFAULT_BASE_URL}.`,
	],
	no_key: () => ['There is no API key', `Create a key at ${KEYS_PAGE}. Nothing was sent.`],
	key_line_break: () => ['The API key goes over more than one line', COPY_KEY],
	key_characters: () => ['The API key has characters that no key has', COPY_KEY],
	google_key: ({ status }) => [
		`A key was refused in a call with the Google key${optional(' (', status, ')')}`,
		"Check the Google API key, or leave it out to use Sentor's own. If it is right, check the Sentor key.",
	],
	all_rejected: ({ status, serverMessage }) => [
		`The API refused every text that was tried (${status})${quote(serverMessage)}`,
		'Check the language, the entities and the base URL. The rest was not sent.',
	],
	status: ({ status, serverMessage }) => [
		`The request was refused, whatever the text (${status})${quote(serverMessage)}`,
		'Check the base URL and what stands on the way to it, such as a proxy or a gateway. The rest was not sent.',
	],
};
