"""English: how time zones are named."""

from commdrill.wording.languages.language import ZoneWords, by_meaning

_PLACES = {
    "uk": "Europe/London", "london": "Europe/London", "british": "Europe/London", "irish": "Europe/Dublin",
    "dublin": "Europe/Dublin", "madrid": "Europe/Madrid", "spanish": "Europe/Madrid", "spain": "Europe/Madrid",
    "paris": "Europe/Paris", "berlin": "Europe/Berlin", "german": "Europe/Berlin", "french": "Europe/Paris",
    "amsterdam": "Europe/Amsterdam", "brussels": "Europe/Brussels", "rome": "Europe/Rome", "vienna": "Europe/Vienna",
    "zurich": "Europe/Zurich", "lisbon": "Europe/Lisbon", "athens": "Europe/Athens", "warsaw": "Europe/Warsaw",
    "stockholm": "Europe/Stockholm", "oslo": "Europe/Oslo", "copenhagen": "Europe/Copenhagen",
    "helsinki": "Europe/Helsinki", "istanbul": "Europe/Istanbul", "central european": "Europe/Madrid",
    "eastern european": "Europe/Athens", "western european": "Europe/Lisbon",
    "us eastern": "America/New_York", "us central": "America/Chicago", "us mountain": "America/Denver",
    "us pacific": "America/Los_Angeles", "eastern": "America/New_York", "central": "America/Chicago",
    "mountain": "America/Denver", "pacific": "America/Los_Angeles", "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu", "arizona": "America/Phoenix", "atlantic": "America/Halifax",
    "new york": "America/New_York", "chicago": "America/Chicago", "denver": "America/Denver",
    "los angeles": "America/Los_Angeles", "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
    "boston": "America/New_York", "miami": "America/New_York", "washington": "America/New_York",
    "toronto": "America/Toronto", "vancouver": "America/Vancouver", "mexico city": "America/Mexico_City",
    "bogota": "America/Bogota", "lima": "America/Lima", "santiago": "America/Santiago",
    "buenos aires": "America/Argentina/Buenos_Aires", "sao paulo": "America/Sao_Paulo",
    "brasilia": "America/Sao_Paulo", "india": "Asia/Kolkata", "indian": "Asia/Kolkata", "mumbai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata", "dubai": "Asia/Dubai", "gulf": "Asia/Dubai", "singapore": "Asia/Singapore",
    "hong kong": "Asia/Hong_Kong", "japan": "Asia/Tokyo", "tokyo": "Asia/Tokyo", "korea": "Asia/Seoul",
    "seoul": "Asia/Seoul", "beijing": "Asia/Shanghai", "china": "Asia/Shanghai", "shanghai": "Asia/Shanghai",
    "manila": "Asia/Manila", "philippine": "Asia/Manila", "jakarta": "Asia/Jakarta", "bangkok": "Asia/Bangkok",
    "sydney": "Australia/Sydney", "melbourne": "Australia/Melbourne", "brisbane": "Australia/Brisbane",
    "perth": "Australia/Perth", "adelaide": "Australia/Adelaide", "auckland": "Pacific/Auckland",
    "wellington": "Pacific/Auckland", "accra": "Africa/Accra", "kampala": "Africa/Kampala", "addis ababa": "Africa/Addis_Ababa",
    "casablanca": "Africa/Casablanca", "karachi": "Asia/Karachi", "dhaka": "Asia/Dhaka", "colombo": "Asia/Colombo",
    "kathmandu": "Asia/Kathmandu", "hanoi": "Asia/Bangkok", "doha": "Asia/Qatar", "kuwait": "Asia/Kuwait",
    "bucharest": "Europe/Bucharest", "sofia": "Europe/Sofia", "kyiv": "Europe/Kyiv", "reykjavik": "Atlantic/Reykjavik",
    "ireland": "Europe/Dublin", "germany": "Europe/Berlin", "france": "Europe/Paris", "italy": "Europe/Rome",
    "greece": "Europe/Athens", "poland": "Europe/Warsaw", "sweden": "Europe/Stockholm", "norway": "Europe/Oslo",
    "denmark": "Europe/Copenhagen", "finland": "Europe/Helsinki", "portugal": "Europe/Lisbon", "belgium": "Europe/Brussels",
    "austria": "Europe/Vienna", "switzerland": "Europe/Zurich", "the netherlands": "Europe/Amsterdam", "kenya": "Africa/Nairobi",
    "nigeria": "Africa/Lagos", "egypt": "Africa/Cairo", "pakistan": "Asia/Karachi", "colombia": "America/Bogota",
    "peru": "America/Lima", "argentina": "America/Argentina/Buenos_Aires",
    "new zealand": "Pacific/Auckland", "nz": "Pacific/Auckland", "johannesburg": "Africa/Johannesburg",
    "south africa": "Africa/Johannesburg", "south african": "Africa/Johannesburg", "lagos": "Africa/Lagos",
    "edinburgh": "Europe/London", "manchester": "Europe/London", "glasgow": "Europe/London", "belfast": "Europe/London",
    "cardiff": "Europe/London", "barcelona": "Europe/Madrid", "munich": "Europe/Berlin", "frankfurt": "Europe/Berlin",
    "hamburg": "Europe/Berlin", "milan": "Europe/Rome", "prague": "Europe/Prague", "budapest": "Europe/Budapest",
    "geneva": "Europe/Zurich", "swiss": "Europe/Zurich", "dutch": "Europe/Amsterdam", "italian": "Europe/Rome",
    "montreal": "America/Toronto", "calgary": "America/Edmonton", "atlanta": "America/New_York", "houston": "America/Chicago",
    "dallas": "America/Chicago", "austin": "America/Chicago", "philadelphia": "America/New_York", "las vegas": "America/Los_Angeles",
    "phoenix": "America/Phoenix", "newfoundland": "America/St_Johns", "osaka": "Asia/Tokyo", "bangalore": "Asia/Kolkata",
    "kuala lumpur": "Asia/Kuala_Lumpur", "malaysia": "Asia/Kuala_Lumpur", "taipei": "Asia/Taipei", "riyadh": "Asia/Riyadh",
    "cape town": "Africa/Johannesburg", "nairobi": "Africa/Nairobi", "cairo": "Africa/Cairo", "tel aviv": "Asia/Jerusalem", "israel": "Asia/Jerusalem",
}  # fmt: skip
ZONES = ZoneWords(
    places=_PLACES,
    names={
        **{
            f"{area} {kind} time": f"Etc/GMT+{hours + shift}"
            for area, hours in (("eastern", 5), ("central", 6), ("mountain", 7), ("pacific", 8))
            for kind, shift in (("standard", 0), ("daylight", -1))
        },
        **by_meaning(
            {
                "UTC": "coordinated universal time|universal time|greenwich mean time|zulu",
                "Europe/London": "british summer time",
                "America/Los_Angeles": "pacific|us pacific",
                "America/New_York": "eastern|us eastern",
                "America/Chicago": "central",
                "America/Denver": "mountain",
            }
        ),
    },
    forms=(
        r"{place}(?: local)?(?: standard| daylight| summer)? time",
        r"{place}(?: time)? \(us(?:a| (?:&|and) canada)?\)",
        r"time in {place}",
        r"uk(?= ?[/;,.)]|$)",
        r"in (?:london|dublin|madrid|paris|berlin|new york|chicago|los angeles|toronto|sydney|tokyo|singapore)",
    ),
    local=r"(?:your )?local time|your time|their local time",
)
