import path from 'node:path';

/** The repository that this script stands in. */
export const REPOSITORY = path.resolve(__dirname, '../..');

/** One of the packages that are published, and what may be in its tarball. */
export interface ReleasedPackage {
	/** What its tags begin with: `n8n-v1.2.3`. */
	host: 'n8n' | 'node-red';
	/** Its folder, relative to the repository. */
	folder: string;
	/** A file in the tarball has to match one of these; a new kind of file is a decision. */
	allowed: RegExp[];
	/** Files without which nobody may be handed the tarball, or could use it. */
	demanded: string[];
	/** How large the tarball may be, bytes: what people download. */
	mostBytes: number;
}

const EVERYWHERE = ['package.json', 'README.md', 'LICENSE', 'dist/THIRD-PARTY-NOTICES'];

/** Both packages that a release is made of. */
export const PACKAGES: ReleasedPackage[] = [
	{
		host: 'n8n',
		folder: '.',
		allowed: [
			...EVERYWHERE.map(exactly),
			/^dist\/(core|text|report)\/index\.js$/,
			/^dist\/credentials\/\w+\.(credentials\.js|svg)$/,
			/^dist\/credentials\/\w+\.dark\.svg$/,
			/^dist\/nodes\/SentorSentiment\/([\w.-]+\/)*[\w-]+(\.node)?\.js$/,
			/^dist\/nodes\/SentorSentiment\/SentorSentiment\.node\.json$/,
			/^dist\/nodes\/SentorSentiment\/\w+(\.dark)?\.svg$/,
			/^dist\/nodes\/SentorSentiment\/__schema__\/v[\d.]+\/\w+\.json$/,
		],
		demanded: EVERYWHERE,
		mostBytes: 130_000,
	},
	{
		host: 'node-red',
		folder: 'node-red',
		allowed: [
			...EVERYWHERE.map(exactly),
			/^dist\/(sentor-\w+)\/\1\.(js|html)$/,
			/^dist\/(sentor-\w+)\/locales\/(en-US|nl|de)\/\1\.(json|html)$/,
			/^dist\/sentor-\w+\/icons\/[\w-]+\.svg$/,
			/^examples\/[\w ]+\.json$/,
		],
		demanded: EVERYWHERE,
		mostBytes: 330_000,
	},
];

function exactly(file: string): RegExp {
	return new RegExp(`^${file.replaceAll('.', '\\.')}$`);
}
