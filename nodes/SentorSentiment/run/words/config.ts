import { DEFAULT_BASE_URL, KEYS_PAGE } from '../../../../core';
import { optional, quote, type Words } from './say';

const CHECK_ADDRESS = `Check the base URL in the Sentor Sentiment API credential; the usual one is ${DEFAULT_BASE_URL}. Nothing more was sent.`;
const COPY_KEY = `Copy the key anew from ${KEYS_PAGE} into the field 'API Key' of the credential. Nothing was sent.`;
const ADDRESS_FIELD = "in the field 'Base URL' of the Sentor Sentiment API credential";

export const CONFIG: Words<'config'> = {
	address: ({ values: { status } }) => [
		`Nothing was found at this address (${status})`,
		CHECK_ADDRESS,
	],
	address_redirect: ({ values: { status } }) => [
		`This address redirects elsewhere (${status})`,
		CHECK_ADDRESS,
	],
	address_page: ({ values: { status } }) => [
		`This address answers with something else than Sentor's API (${status})`,
		CHECK_ADDRESS,
	],
	address_form: () => [
		'The base URL is no web address',
		`Give a web address ${ADDRESS_FIELD}, for instance ${DEFAULT_BASE_URL}. Nothing was sent.`,
	],
	address_login: () => [
		'The base URL holds a user name or a password',
		`Take out what stands before the @ ${ADDRESS_FIELD}: the API key is what Sentor knows the account by. Nothing was sent.`,
	],
	address_query: () => [
		'The base URL goes on behind a ? or a #',
		`Take that part out ${ADDRESS_FIELD}, for instance ${DEFAULT_BASE_URL}. Nothing was sent.`,
	],
	no_key: () => ['The Sentor credential holds no API key', COPY_KEY],
	key_line_break: () => ['The API key in the Sentor credential goes over several lines', COPY_KEY],
	key_characters: () => [
		'The API key in the Sentor credential has characters that no key has',
		COPY_KEY,
	],
	google_key: ({ values: { status } }) => [
		`A key was refused in a call with the Google key${optional(' (', status, ')')}`,
		"Check the Google API key in the Sentor Sentiment API credential, or leave that field empty to use Sentor's own. If it is right, check the API key.",
	],
	all_rejected: ({ values: { status, serverMessage } }) => [
		`The API refused every text that was tried (${status})${quote(serverMessage)}`,
		"Check 'Language', 'Entities' and the base URL in the Sentor Sentiment API credential. The rest was not sent.",
	],
	status: ({ values: { status, serverMessage } }) => [
		`The request was refused, whatever the text (${status})${quote(serverMessage)}`,
		'Check the base URL in the Sentor Sentiment API credential and what stands on the way to it, such as a proxy or a gateway. The rest was not sent.',
	],
};
