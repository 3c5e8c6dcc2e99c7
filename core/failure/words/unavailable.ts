import { SUPPORT } from '../links';
import type { ReasonOf } from '../reasons';
import { optional, quote, type Say } from './phrases';

const LATER = `Try again later. If it goes on, write to ${SUPPORT} and give the request ID. What was answered is kept.`;
const TRUST =
	'Have this machine trust the certificate or its issuer, or check the base URL: a firewall or a proxy on the way may answer with a certificate of its own.';

export const UNAVAILABLE: Record<ReasonOf<'unavailable'>, Say> = {
	network: ({ networkCode }) => [
		`Sentor cannot be reached${optional(' (', networkCode, ')')}`,
		'Check the base URL and whether this machine reaches it (network, proxy).',
	],
	tls_self_signed: ({ networkCode }) => [
		`The certificate of the server is self-signed, so that it is not trusted (${networkCode})`,
		TRUST,
	],
	tls_untrusted: ({ networkCode }) => [
		`The certificate of the server comes from an issuer that is not trusted (${networkCode})`,
		TRUST,
	],
	tls_expired: ({ networkCode }) => [
		`The certificate of the server has expired, or is not valid yet (${networkCode})`,
		'Have the certificate of the server renewed, and check the clock of this machine.',
	],
	tls_host: ({ networkCode }) => [
		`The certificate of the server is made out to another host (${networkCode})`,
		'Check the host in the base URL: it has to be the one that the certificate names.',
	],
	tls: ({ networkCode }) => [
		`No secure connection to the server could be made (${networkCode})`,
		'Check the base URL (https:// or http://, host and port) and what stands on the way, such as a firewall or a proxy.',
	],
	proxy_refused: ({ proxyStatus }) => [
		`The proxy refused to connect to Sentor (${proxyStatus})`,
		'Have the proxy allow this address, or send the requests without it.',
	],
	proxy_login: ({ proxyStatus }) => [
		`The proxy wants a user name and a password (${proxyStatus})`,
		'Put both into the settings of the proxy, or check them there.',
	],
	proxy_failed: ({ proxyStatus }) => [
		`The proxy could not connect to Sentor (${proxyStatus})`,
		'Check the base URL and the proxy, or try again later.',
	],
	no_answer: ({ seconds }) => [
		`Sentor was reached, but gave no answer${optional(' within ', seconds, ' s')}`,
		'Try again later. If it goes on, raise the request time-out. What was answered is kept.',
	],
	answer_too_large: () => [
		'The answer is larger than any of Sentor should be',
		'Check the base URL, or send fewer texts in one request. What was answered is kept.',
	],
	server: ({ status, serverMessage }) => [
		`Sentor does not answer as it should (${status})${quote(serverMessage)}`,
		LATER,
	],
	error_in_answer: ({ status, serverMessage }) => [
		`Sentor answered without results (${status})${quote(serverMessage)}`,
		LATER,
	],
	unhealthy: ({ serverMessage }) => [`Sentor says of itself that it is ${serverMessage}`, LATER],
};
