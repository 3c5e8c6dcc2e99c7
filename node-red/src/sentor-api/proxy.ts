/** What an `http proxy` node of Node-RED holds. */
export interface ProxySettings {
	url: string;
	/** Hosts that are reached without it. */
	noproxy?: string[] | undefined;
	username?: string | undefined;
	password?: string | undefined;
}

/** Node-RED's setting `proxyOptions`, as far as it says which environment variables count. */
export interface ProxyOptions {
	lowerCaseOnly?: boolean;
	favourUpperCase?: boolean;
	excludeNpm?: boolean;
}

/** A proxy by which a request goes. */
export interface Proxy {
	isTls: boolean;
	host: string;
	port: number;
	/** Value of the header `proxy-authorization`. */
	authorization?: string;
}

/** A proxy's address is none. Its own words never hold the address, in which a password may stand. */
export class BadProxyAddress extends Error {
	/** Name of the environment variable that it came from; undefined for a node's. */
	readonly variable: string | undefined;

	constructor(variable?: string) {
		super('The address of the proxy is none');
		this.variable = variable;
	}
}

const DEFAULT_PORTS: Record<string, number> = { 'http:': 80, 'https:': 443 };

/**
 * The proxy by which `target` is reached, undefined when there is none: the one that is set, else
 * what the environment says, in every form that Node-RED's own http request node takes. An address
 * without a scheme means `http://`, as it does for curl; Node-RED would take that of the target.
 *
 * @throws {BadProxyAddress} When its address is none, or of a kind that is not spoken here (SOCKS).
 */
export function proxyFor(
	target: URL,
	settings: ProxySettings | undefined,
	options: ProxyOptions = {},
): Proxy | undefined {
	if (settings) {
		return isExcepted(target, (settings.noproxy ?? []).join(','))
			? undefined
			: readProxy(settings.url, settings);
	}
	const found = fromEnvironment(target.protocol.slice(0, -1), options);
	if (!found) return undefined;
	const exceptions = variable(['npm_config_no_proxy', 'no_proxy'], options)?.value ?? '';
	return isExcepted(target, exceptions) ? undefined : readProxy(found.value, {}, found.name);
}

interface Variable {
	name: string;
	value: string;
}

function fromEnvironment(scheme: string, options: ProxyOptions): Variable | undefined {
	const names = [`npm_config_${scheme}_proxy`, `${scheme}_proxy`, 'npm_config_proxy', 'all_proxy'];
	return variable(names, options);
}

function variable(names: string[], options: ProxyOptions): Variable | undefined {
	const counting = options.excludeNpm
		? names.filter((name) => !name.startsWith('npm_config_'))
		: names;
	for (const lower of counting) {
		const both = options.lowerCaseOnly ? [lower] : [lower, lower.toUpperCase()];
		for (const name of options.favourUpperCase ? both.reverse() : both) {
			const value = process.env[name]?.trim();
			if (value) return { name, value };
		}
	}
	return undefined;
}

/** Whether a list of hosts (commas or spaces between them) names the target, or a domain above it. */
function isExcepted(target: URL, list: string): boolean {
	const host = bare(target.hostname);
	const port = Number(target.port) || DEFAULT_PORTS[target.protocol];
	return list
		.split(/[,\s]+/)
		.filter(Boolean)
		.some((entry) => {
			// An IPv6 address has colons of its own, so that its port can only stand behind brackets.
			const [, name = entry, itsPort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
			if (itsPort !== undefined && Number(itsPort) !== port) return false;
			if (name === '*') return true;
			const domain = bare(name).replace(/^\*?\./, '');
			return host === domain || host.endsWith(`.${domain}`);
		});
}

function readProxy(
	typed: string,
	{ username, password }: Pick<ProxySettings, 'username' | 'password'>,
	from?: string,
): Proxy {
	const address = String(typed ?? '').trim();
	const full = address.includes('://') ? address : `http://${address}`;
	const url = URL.canParse(full) ? new URL(full) : undefined;
	if (!url?.hostname || !(url.protocol in DEFAULT_PORTS)) throw new BadProxyAddress(from);
	const [user, secret] =
		username || password
			? [username ?? '', password ?? '']
			: [decoded(url.username), decoded(url.password)];
	return {
		isTls: url.protocol === 'https:',
		host: bare(url.hostname),
		port: Number(url.port) || (DEFAULT_PORTS[url.protocol] as number),
		...(user || secret
			? { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}` }
			: {}),
	};
}

/** Without the brackets of an IPv6 address. */
function bare(host: string): string {
	return host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		// A lone percent sign: it was typed as it is.
		return part;
	}
}
