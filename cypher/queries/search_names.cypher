// name: search_names
// title: Search names
// topic: actors
// answers: Entities in whose name, aliases and office all the words occur, in any case and with or without accents; the closest names first.
// params: words: text = "united", limit: integer = 50
// returns: rows
// example: words = "minister"
// expected: 31 rows, first ["Eduard Shevardnadze", "Official", "RUS", "Foreign Minister", "3", "official:rus:eduard-shevardnadze"]
WITH split('àa áa âa ãa äa åa āa ăa ąa çc ćc čc ĉc ċc ďd đd ðd èe ée êe ëe ēe ėe ęe ěe ĕe əe ğg ģg ĝg ġg ħh ĥh ìi íi îi ïi īi įi ıi ĭi ĵj ķk łl ľl ļl ĺl ñn ńn ňn ņn òo óo ôo õo öo øo ōo őo ŏo řr ŕr ŗr śs šs şs șs ŝs ťt ţt țt ŧt ùu úu ûu üu ūu ůu űu ųu ŭu ŵw ýy ÿy ŷy źz żz žz æae œoe ßss þth', ' ')
     + split('\u0300 \u0301 \u0302 \u0303 \u0304 \u0306 \u0307 \u0308 \u030c \u0327 \u0328', ' ') + ['- ', '’ ', '\' '] AS folds
WITH folds, [word IN split(reduce(text = toLower($words), fold IN folds | replace(text, left(fold, 1), substring(fold, 1))), ' ') WHERE word <> ''] AS wanted
WITH folds, wanted, trim(reduce(text = '', word IN wanted | text + ' ' + word)) AS sought
MATCH (n:Entity)
WHERE n.name IS NOT NULL
WITH n, wanted, sought, reduce(text = toLower(coalesce(n.title, '')), fold IN folds | replace(text, left(fold, 1), substring(fold, 1))) AS office,
     [name IN [n.name] + coalesce(n.aliases, []) | reduce(text = toLower(name), fold IN folds | replace(text, left(fold, 1), substring(fold, 1)))] AS names
WHERE all(word IN wanted WHERE office CONTAINS word OR any(name IN names WHERE name CONTAINS word))
WITH n, CASE WHEN names[0] = sought THEN 0 WHEN sought IN names THEN 1
             WHEN any(name IN names WHERE ' ' + name + ' ' CONTAINS ' ' + sought + ' ') THEN 2
             WHEN any(name IN names WHERE name CONTAINS sought) THEN 3 ELSE 4 END AS distance
OPTIONAL MATCH (n)-[r]-(:Entity)
WITH n, distance, count(r) AS relations
RETURN n.name AS name, CASE WHEN n:Country THEN 'Country' WHEN n:Official THEN 'Official' WHEN n:Organization THEN 'Organization'
         WHEN n:Project THEN 'Project' ELSE 'Agreement' END AS label,
       n.country AS country, n.title AS office, relations, n.id AS id
ORDER BY distance, relations DESC, name, id
LIMIT $limit
