package dev.wharf.question;

import dev.wharf.common.Refusal;
import dev.wharf.question.NewAddress.Typed;
import dev.wharf.question.Question.State;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /track/{token}/answer}: the page of a question. Looking at it changes nothing, because mail scanners open links; an answer is sent by the page's own form. Open to
 * whoever has the link; what opens nothing says no more than that.
 */
@Controller
@RequestMapping("/track/{token}/answer")
class AnswerPage {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final Questions questions;
    private final Standing standing;
    private final AnswerViews views;
    private final GiveAnswer answers;
    private final NewAddress addresses;
    private final QuestionToken tokens;
    private final QuestionSettings settings;
    private final AnswerLimit limit;

    AnswerPage(Questions questions, Standing standing, AnswerViews views, GiveAnswer answers, NewAddress addresses, QuestionToken tokens, QuestionSettings settings, AnswerLimit limit) {
        this.questions = questions;
        this.standing = standing;
        this.views = views;
        this.answers = answers;
        this.addresses = addresses;
        this.tokens = tokens;
        this.settings = settings;
        this.limit = limit;
    }

    @GetMapping
    String look(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        var question = find(token);
        if (question == null || !limit.passes("Q" + question.id())) return closed(question, model, request, response);
        var state = standing.of(question);
        if (state != State.OPEN) return ended(question, state, state == State.ANSWERED ? OK : GONE, model, response);
        return page(question, List.of(), null, model, response);
    }

    /** @param form from the page, so that who never saw it answers nothing */
    @PostMapping
    String answer(@PathVariable String token, @RequestParam(defaultValue = "") String choice, @RequestParam(defaultValue = "") String form, Typed typed, Model model,
                  HttpServletRequest request, HttpServletResponse response) {
        var question = find(token);
        if (question == null || !limit.passes("Q" + question.id()) || !tokens.isFormOf(question, form)) return closed(question, model, request, response);
        var state = standing.of(question);
        if (state != State.OPEN) return ended(question, state, CONFLICT, model, response);
        if (question.tries() >= settings.mostTries()) return said("TRIED", question, CONFLICT, model, response);
        return taken(token, question, choice, typed, model, response);
    }

    private String taken(String token, Question question, String choice, Typed typed, Model model, HttpServletResponse response) {
        var chosen = question.kind().choices().stream().filter(c -> c.name().equals(choice)).findFirst().orElse(null);
        if (chosen == null) return again(question, List.of("CHOICE"), typed, model, response);
        if (chosen == Choice.FIX && typed.tooLong()) return again(question, List.of(NewAddress.TOO_LONG), typed, model, response);
        try {
            var to = chosen == Choice.FIX ? addresses.over(question.fulfillment(), typed) : null;
            var problems = to == null ? List.<String>of() : addresses.problems(to);
            if (!problems.isEmpty()) return again(question, problems, typed, model, response);
            answers.give(question.id(), chosen, to);
            return "redirect:/track/" + token + "/answer";
        } catch (Refusal refused) {
            // Somebody else was first, or the order went too far meanwhile: nothing was changed.
            var now = questions.find(question.id()).orElse(question);
            var standsNow = standing.of(now);
            return standsNow == State.OPEN ? said("TOO_LATE", now, CONFLICT, model, response) : ended(now, standsNow, CONFLICT, model, response);
        }
    }

    private Question find(String token) {
        return token.matches("[A-Za-z0-9_-]{27}") ? questions.byToken(QuestionToken.digest(token)).orElse(null) : null;
    }

    /** What opens nothing looks the same whether it was guessed, forged or cut off. Who asks too often is answered without reading the order: the limit is there to spare the database. */
    private String closed(Question question, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (!limit.passes(question == null ? request.getRemoteAddr() : "Q" + question.id())) return said("TOO_OFTEN", null, TOO_MANY, model, response);
        privately(response, NOT_FOUND);
        return "track-unknown";
    }

    /** Somebody who comes after the time is told what was decided without an answer, if anything was. */
    private String ended(Question question, State state, int status, Model model, HttpServletResponse response) {
        if (!question.answer().isEmpty()) model.addAttribute("chosen", question.answer());
        return said(question.isDecidedInSilence() ? "DECIDED" : state.name(), question, status, model, response);
    }

    private String again(Question question, List<String> problems, Typed typed, Model model, HttpServletResponse response) {
        questions.tried(question.id());
        var page = page(question, problems, typed, model, response);
        response.setStatus(UNPROCESSABLE);
        return page;
    }

    private String page(Question question, List<String> problems, Typed typed, Model model, HttpServletResponse response) {
        privately(response, OK);
        model.addAttribute("problems", problems);
        model.addAttribute("typed", typed);
        model.addAttribute("choices", question.kind().choices().stream().filter(c -> c != Choice.FIX && c != Choice.CANCEL).toList());
        model.addAttribute("asked", views.read(question));
        return "answer";
    }

    /** @param question null where the page says nothing about the order */
    private String said(String word, Question question, int status, Model model, HttpServletResponse response) {
        privately(response, status);
        if (question != null) model.addAttribute("about", views.about(question));
        model.addAttribute("word", word);
        return "answer-ended";
    }

    private static void privately(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        // The address is the key to the page: it must not go along to another site.
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
