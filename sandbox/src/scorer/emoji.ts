/** Emoji, which say the same in every language. The lexicons hold emoticons only. */
import { wordMap } from './stems';

const TABLE: Record<string, string> = {
	'2.5': '😍 🥰 🤩 ❤ ❤️ 💖 🎉 🥳 💯 🏆',
	'1.8': '😀 😃 😄 😁 😊 🙂 ☺ ☺️ 😎 👍 👏 🙌 🙏 💪 ⭐ 🌟 ✅ 🔥 😋 <3 💛 💚 💙',
	'-1.5': '😕 🙁 ☹ ☹️ 😟 😞 😔 😐 😑 🙄 😒 😬 😩 😫 ❌ ⚠ 🙃',
	'-2.5': '😠 😡 🤬 👎 😢 😭 💔 🤮 😤 😱 💩 🗑',
};

/** Valence of an emoji. */
export const EMOJI = wordMap(TABLE);
