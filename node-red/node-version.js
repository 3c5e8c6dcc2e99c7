/**
 * What stands first in each node's file: an older Node.js would else only say which of its parts is
 * missing. It is read by Node.js of any age.
 */
'use strict';

const { engines } = require('./package.json');

/** The oldest Node.js that this package runs on, e.g. `20.18.1`. */
const oldestNode = engines.node.replace('>=', '');

/**
 * Throws in words where Node.js is too old. Its source goes into the bundles: it may use nothing
 * from around it.
 *
 * @param {string} current e.g. `18.20.8`
 * @param {string} oldest
 */
function demandNode(current, oldest) {
	var is = current.split('.').map(Number);
	var least = oldest.split('.').map(Number);
	var place = is[0] !== least[0] ? 0 : is[1] !== least[1] ? 1 : 2;
	if (is[place] >= least[place]) return;
	throw new Error(
		'The Sentor nodes need Node.js ' +
			oldest +
			' or newer, and this is ' +
			current +
			'. Install a newer Node.js and start Node-RED with it.',
	);
}

/** The code that checks the Node.js that it runs in, for the top of a file: strictness has to be said first. */
const versionCheck = `'use strict';\n(${demandNode})(process.versions.node, '${oldestNode}');`;

module.exports = { oldestNode, versionCheck };
