import { KEYS_PAGE, PRICING_PAGE, SUPPORT } from '../../../../core';
import { optional, quote, type Words } from './say';

const NEW_KEY = `Create a key at ${KEYS_PAGE} and put it into the Sentor Sentiment API credential of this node. Nothing more was sent.`;
const LARGER_PLAN = `or choose a larger plan (${PRICING_PAGE})`;
const IF_IT_GOES_ON = `If it goes on, write to ${SUPPORT} and give the request ID.`;
const LATER = `Run it again later. ${IF_IT_GOES_ON}`;

export const AUTH: Words<'auth'> = {
	invalid_key: ({ values: { status } }) => [`The API key was refused (${status})`, NEW_KEY],
	expired_key: ({ values: { status, expiresAt }, time }) => [
		`The API key expired${expiresAt === undefined ? '' : ` on ${time(expiresAt)}`} (${status})`,
		NEW_KEY,
	],
	no_permission: ({ values: { status, serverMessage } }) => [
		`The API key lacks the permission for this (${status})${quote(serverMessage)}`,
		`Check what the plan includes (${PRICING_PAGE}), or use a credential whose key may do this. Nothing more was sent.`,
	],
};

export const QUOTA: Words<'quota'> = {
	used_up: ({ values: { retryAt, serverMessage }, time }) => [
		`The plan's quota is used up${retryAt === undefined ? '' : `; it opens again at ${time(retryAt)}`}${quote(serverMessage)}`,
		`Run the other items later, ${LARGER_PLAN}.`,
	],
	wait_too_long: ({ values: { retryAt, maxWaitSeconds }, time }) => [
		`The plan's quota is used up${retryAt === undefined ? '' : `; it opens again at ${time(retryAt)}`}`,
		`That is longer than the ${maxWaitSeconds} s which the option 'Max Wait (Seconds)' allows. Run the other items later, raise that option, ${LARGER_PLAN}.`,
	],
};

const CERTIFICATE =
	'Have n8n trust the certificate, or its issuer: set the environment variable NODE_EXTRA_CA_CERTS of n8n to a file that holds it. Or check the base URL in the Sentor Sentiment API credential: a firewall or a proxy on the way may answer with a certificate of its own.';
const REACH =
	'Check the base URL in the Sentor Sentiment API credential, and whether the machine that n8n runs on reaches it (network, proxy).';

export const UNAVAILABLE: Words<'unavailable'> = {
	network: ({ values: { networkCode } }) => [
		`Sentor cannot be reached${optional(' (', networkCode, ')')}`,
		REACH,
	],
	tls_self_signed: ({ values: { networkCode } }) => [
		`The certificate of the server is self-signed, so that n8n does not trust it (${networkCode})`,
		CERTIFICATE,
	],
	tls_untrusted: ({ values: { networkCode } }) => [
		`The certificate of the server comes from an issuer that n8n does not trust (${networkCode})`,
		CERTIFICATE,
	],
	tls_expired: ({ values: { networkCode } }) => [
		`The certificate of the server has expired, or is not valid yet (${networkCode})`,
		'Have the certificate of the server renewed, and check the clock of the machine that n8n runs on.',
	],
	tls_host: ({ values: { networkCode } }) => [
		`The certificate of the server is made out to another host (${networkCode})`,
		'Check the host of the base URL in the Sentor Sentiment API credential: it has to be the one that the certificate names.',
	],
	tls: ({ values: { networkCode } }) => [
		`No secure connection to the server could be made (${networkCode})`,
		'Check the base URL in the Sentor Sentiment API credential (https:// or http://, host and port) and what stands on the way, such as a firewall or a proxy.',
	],
	proxy_refused: ({ values: { proxyStatus } }) => [
		`The proxy refused to connect to Sentor (${proxyStatus})`,
		"Have the proxy allow this address, or add the address to n8n's environment variable NO_PROXY.",
	],
	proxy_login: ({ values: { proxyStatus } }) => [
		`The proxy wants a user name and a password (${proxyStatus})`,
		"Put both into n8n's environment variable HTTPS_PROXY (http://user:password@proxy:port), or check them there.",
	],
	proxy_failed: ({ values: { proxyStatus } }) => [
		`The proxy could not connect to Sentor (${proxyStatus})`,
		'Check the base URL in the Sentor Sentiment API credential and the proxy, or run it again later.',
	],
	no_answer: ({ values: { seconds } }) => [
		`Sentor was reached, but gave no answer within ${seconds} s`,
		"Run it again later. If it goes on, raise the option 'Timeout (Seconds)'.",
	],
	answer_too_large: () => [
		'The answer is larger than any of Sentor should be',
		"Check the base URL in the Sentor Sentiment API credential, or lower the option 'Max Items per Request'.",
	],
	answer_garbled: ({ values: { networkCode } }) => [
		`The answer cannot be read (${networkCode})`,
		'Check the base URL in the Sentor Sentiment API credential, and what stands on the way to it: something else than Sentor may answer, or a proxy may change the answers.',
	],
	server: ({ values: { status, serverMessage, retryAt }, time }) => [
		`Sentor does not answer as it should (${status})${quote(serverMessage)}`,
		retryAt === undefined ? LATER : `Run it again from ${time(retryAt)} on. ${IF_IT_GOES_ON}`,
	],
	error_in_answer: ({ values: { status, serverMessage } }) => [
		`Sentor answered without results (${status})${quote(serverMessage)}`,
		LATER,
	],
	unhealthy: ({ values: { serverMessage } }) => [
		`Sentor says of itself that it is ${serverMessage}`,
		LATER,
	],
};

export const DEADLINE: Words<'deadline'> = {
	time_up: () => ['The time was up before this item was answered', 'Run this item again.'],
};

export const CANCELLED: Words<'cancelled'> = {
	stopped: () => [
		'The workflow was stopped before this item was answered',
		'Run it again to have this item answered.',
	],
};
