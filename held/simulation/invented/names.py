"""Invented names. Any likeness to somebody is chance: given and family names are drawn apart."""

GIVEN = (
    "Aaliyah", "Adam", "Aisha", "Alfie", "Amara", "Amelia", "Archie", "Ava", "Bella", "Ben", "Chidi", "Chloe",
    "Daisy", "Daniel", "Eesa", "Ella", "Ellie-Mae", "Emil", "Esme", "Ethan", "Faith", "Finley", "Freya", "George",
    "Hana", "Harvey", "Holly", "Ibrahim", "Imogen", "Isla", "Jack", "Jayden", "Joseph", "Kian", "Layla", "Leo",
    "Lola", "Lucas", "Maja", "Maryam", "Mason", "Mia", "Mohammed", "Nia", "Noah", "Olive", "Omar", "Oscar",
    "Poppy", "Reuben", "Riley", "Rosa", "Saul", "Sienna", "Sophie", "Tariq", "Theo", "Tyler", "Yusuf", "Zofia",
)  # fmt: skip
FAMILY = (
    "Akhtar", "Allsop", "Bamford", "Barlow", "Benson", "Bhatt", "Birch", "Cartwright", "Choudhury", "Clegg",
    "Daley", "Demir", "Doyle", "Ekwueme", "Fairweather", "Farrow", "Grant", "Gunn", "Harding", "Holt", "Ismail",
    "Jarvis", "Kaczmarek", "Kelleher", "Lewandowska", "Lomax", "Marsh", "Mistry", "Nash", "Obi", "Okafor",
    "Parrish", "Petrov", "Quill", "Rahman", "Reeve", "Santos", "Shah", "Sykes", "Tansley", "Umar", "Varley",
    "Wainwright", "Whitlock", "Yeboah", "Zielinski",
)  # fmt: skip
MOTHERS = (
    "Kelly", "Simone", "Agnieszka", "Farah", "Joanne", "Nadia", "Blessing", "Sharon", "Donna-Marie", "Sabina", "Grace",
)  # fmt: skip
FATHERS = ("Dean", "Marcus", "Tendai", "Steven", "Craig", "Piotr", "Imran", "Lee", "Robert")
WORKERS = (
    "Priya Nair", "Martin Osei", "Donna Whitfield", "Hannah Kowalczyk", "Femi Balogun", "Ruth Adeyemi", "Tom Calder",
    "Dawn Fry", "Grace Lim", "Owen Pritchard", "Sana Iqbal", "Colin Mbeki", "Laura Penrose", "Yasmin Haddad",
    "Peter Stokes", "Ngozi Eze", "Jan Novak", "Carys Bowen", "Amit Desai", "Helen Tranter", "Rafael Moura",
    "Siobhan Keane", "Dele Ogun", "Mary Thackray", "Kofi Annor", "Beth Sandford", "Imani Cole", "Gareth Pugh",
    "Nasreen Malik", "Frances Bell", "Stuart Kerr", "Lena Vogel", "Tariq Aziz-Hall", "Maeve Lynch", "Bruno Costa",
    "Ivy Chambers", "Samir Nasser", "Paula Greaves", "Errol Haynes", "Kirsty Muir", "Duncan Rae", "Alma Reyes",
)  # fmt: skip
PLACES = ("Northfield", "Hollowbrook", "Kingsmead", "Easter Green", "Lowmoor", "Fenwick")
SCHOOLS = (
    (3, ("Bright Oak Nursery",)),
    (10, ("Hilltop Primary", "Meadow Lane Primary")),
    (18, ("St Aldhelm's Academy", "Ravensworth High")),
)
"""Up to which age, in years; and those there are."""
STREETS = (
    "Larch Close",
    "Station Road",
    "Tanner's Row",
    "Albion Street",
    "Quarry Bank",
    "Mill Rise",
    "Elm Walk",
)
