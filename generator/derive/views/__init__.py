"""What a page may say: a value with all its words decided, made by a function of exactly what the page depends on.

`item.item_page` of the item; its domain without items; its category; the laws both cite; the bodies the item names;
    titles of related items; adjustments of the item and of the whole catalogue; the office.
`domain.category_page` of the domain without items; the category and its items; their places in the domain's table; the
    laws they cite; the office.
`domain.domain_page` of the domain with its items; the laws they cite; the body of its authority and whether any item
    names it; the office.
`home.home_page` of title, count and first question or category of each domain; the latest adjustments and the titles of
    the items they are about; the office.
`lists.letters_pages` of titles of all items by letter; titles of the domains; the office.
`lists.laws_page` of the laws cited and by which items; the office.
`lists.bodies_page` of the bodies named and by which items; titles of the domains; the office.
`tombstone.tombstone_page` of an entry and those its chain passes; title and first sentence of what replaces it; its
    domain without items; the office.
`lists.search_page`, `lists.lost_page`, `head.prose_head`, `apply.apply_view`, `frame` (above and below every page) of
    the office alone.
`book.book_view` of the book.

`pick.SiteViews` takes these parts out of a catalogue, so that its calls tell which page depends on what.

Templates and the tables of print take the values as they come. Links are paths relative to the site's root; optional
texts are empty, optional parts None. Left to `render`: markup, widths, what fits on a line.
"""
